namespace Collab.EmbeddedPostgres;

/// <summary>The embedded server does not run. The message is one line and says what to do.</summary>
public sealed class EmbeddedServerException : Exception
{
    /// <summary>Tells what is wrong.</summary>
    /// <param name="problem">The kind of trouble.</param>
    /// <param name="message">One line with what to do.</param>
    /// <param name="innerException">The cause, when there was one.</param>
    public EmbeddedServerException(EmbeddedServerProblem problem, string message, Exception? innerException = null)
        : base(message, innerException) => Problem = problem;

    /// <summary>The kind of trouble.</summary>
    public EmbeddedServerProblem Problem { get; }
}
