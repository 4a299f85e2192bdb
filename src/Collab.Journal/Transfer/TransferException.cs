namespace Collab.Journal.Transfer;

/// <summary>A file was not imported; the database is as it was. The message is one line.</summary>
public sealed class TransferException : Exception
{
    /// <summary>Tells what is wrong, and where.</summary>
    /// <param name="line">The line, from 1; null when it is not a line's fault.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="innerException">The cause, when there was one.</param>
    public TransferException(int? line, string message, Exception? innerException = null)
        : base(line is null ? message : $"Line {line}: {message}", innerException) => Line = line;

    /// <summary>The line, from 1; null when it is not a line's fault.</summary>
    public int? Line { get; }
}
