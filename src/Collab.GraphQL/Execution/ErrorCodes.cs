namespace Collab.GraphQL.Execution;

/// <summary>The values of <c>extensions.code</c> in GraphQL errors that clients may rely on.</summary>
public static class ErrorCodes
{
    /// <summary>The document is no GraphQL; nothing ran.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema; nothing ran.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>Variables, arguments or the shape of the request are wrong.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The request names a document that the server does not have; the client may send the document itself.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Clients cannot have documents kept here; the client is to send the document itself, without a hash.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>No valid sign-in.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>Signed in, but may not do this.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>Not there, or not for this viewer: the two look the same.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The part edited has moved on.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>The cursor is of another or an earlier database: the client starts anew.</summary>
    public const string CursorExpired = "CURSOR_EXPIRED";

    /// <summary>A rule of the domain says no.</summary>
    public const string Invalid = "INVALID";

    /// <summary>The operation costs more than the stated limit.</summary>
    public const string TooComplex = "TOO_COMPLEX";

    /// <summary>The request is larger than the stated limit.</summary>
    public const string TooLarge = "TOO_LARGE";

    /// <summary>More requests than the stated limit.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>A part the server needs cannot be reached or took too long; safe to repeat.</summary>
    public const string Unavailable = "UNAVAILABLE";

    /// <summary>A fault of the server; the error carries a trace id, never a stack.</summary>
    public const string Internal = "INTERNAL";
}
