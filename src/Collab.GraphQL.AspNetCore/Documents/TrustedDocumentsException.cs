namespace Collab.GraphQL.AspNetCore;

/// <summary>A manifest of trusted documents is invalid. The message is one line with the document or location and the reason.</summary>
public sealed class TrustedDocumentsException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Document or location, and reason; one line.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TrustedDocumentsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
