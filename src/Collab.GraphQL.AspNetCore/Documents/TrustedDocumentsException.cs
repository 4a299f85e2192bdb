namespace Collab.GraphQL.AspNetCore;

/// <summary>A manifest of trusted documents that cannot be used; the message is one line that says which document or which place, and why.</summary>
public sealed class TrustedDocumentsException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which document or place, and why; one line.</param>
    /// <param name="innerException">What was thrown at reading, or null.</param>
    public TrustedDocumentsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
