namespace Collab.GraphQL.Execution;

/// <summary>
/// Thrown by a resolver to report an execution error (specification 6.4.4) to the client. The engine adds path and location. Any other exception becomes
/// <c>INTERNAL</c> with a trace id.
/// </summary>
public sealed class FieldException : Exception
{
    /// <summary>Creates an error with a code.</summary>
    /// <param name="message">For the client: the error and what to do.</param>
    /// <param name="code">The error's <c>extensions.code</c>; see <see cref="ErrorCodes"/>.</param>
    /// <param name="extensions">
    /// Further entries of <c>extensions</c>; values are strings, numbers, booleans, null, or lists and dictionaries of these.
    /// </param>
    /// <param name="inner">The cause, hidden from the client.</param>
    public FieldException(
        string message,
        string code,
        IReadOnlyDictionary<string, object?>? extensions = null,
        Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Extensions = extensions;
    }

    /// <summary>The error's <c>extensions.code</c>.</summary>
    public string Code { get; }

    /// <summary>Further entries of <c>extensions</c>, or null.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }
}
