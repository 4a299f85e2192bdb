namespace Collab.Journal.Transfer;

/// <summary>A file was not imported; the database is unchanged. The message is one line.</summary>
public sealed class TransferException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="line">The line, from 1; null when no line is the cause.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="innerException">The cause, when there was one.</param>
    public TransferException(int? line, string message, Exception? innerException = null)
        : base(line is null ? message : $"Line {line}: {message}", innerException) => Line = line;

    /// <summary>The line, from 1; null when no line is the cause.</summary>
    public int? Line { get; }
}
