namespace Collab.EmbeddedPostgres;

/// <summary>The embedded server does not run. The message is one line with the fix.</summary>
public sealed class EmbeddedServerException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">The kind of problem.</param>
    /// <param name="message">One line with the fix.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public EmbeddedServerException(EmbeddedServerProblem problem, string message, Exception? innerException = null)
        : base(message, innerException) => Problem = problem;

    /// <summary>The kind of problem.</summary>
    public EmbeddedServerProblem Problem { get; }
}
