namespace Collab.GraphQL.Execution;

/// <summary>The values of <c>extensions.code</c> in GraphQL errors.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not valid GraphQL syntax; nothing ran.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not match the schema; nothing ran.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>Variables, arguments or the shape of the request are invalid.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The request names an unknown document; the client may send the document itself.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The server does not store clients' documents; the client must send the document without a hash.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>No valid sign-in.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>Signed in, but not allowed.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>Does not exist, or is hidden from this viewer: the two are indistinguishable.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The edited part has changed.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>The cursor belongs to another or an earlier database: the client must start over.</summary>
    public const string CursorExpired = "CURSOR_EXPIRED";

    /// <summary>A rule of the domain is violated.</summary>
    public const string Invalid = "INVALID";

    /// <summary>The operation exceeds the cost limit.</summary>
    public const string TooComplex = "TOO_COMPLEX";

    /// <summary>The request exceeds the size limit.</summary>
    public const string TooLarge = "TOO_LARGE";

    /// <summary>The client exceeds the rate limit.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>A dependency of the server is unavailable or too slow; safe to repeat.</summary>
    public const string Unavailable = "UNAVAILABLE";

    /// <summary>An internal error; it has a trace id, never a stack trace.</summary>
    public const string Internal = "INTERNAL";
}
