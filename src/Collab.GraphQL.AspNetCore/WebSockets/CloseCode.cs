namespace Collab.GraphQL.AspNetCore;

/// <summary>WebSocket close codes: RFC 6455 (7.4) below 4000, the sub-protocol <c>graphql-transport-ws</c> above.</summary>
enum CloseCode
{
    /// <summary>The server is stopping; clients reconnect.</summary>
    GoingAway = 1001,

    /// <summary>The client reads too slowly, or its sign-in cannot be checked at the moment; clients reconnect and resume.</summary>
    TryAgainLater = 1013,

    /// <summary>The message violates the protocol.</summary>
    BadMessage = 4400,

    /// <summary>An operation came before the connection was acknowledged.</summary>
    Unauthorized = 4401,

    /// <summary>The sign-in is invalid or has expired.</summary>
    Forbidden = 4403,

    /// <summary>The client offered no supported sub-protocol.</summary>
    SubprotocolNotAcceptable = 4406,

    /// <summary>The client exceeded a time-out.</summary>
    Timeout = 4408,

    /// <summary>An operation with this id is running.</summary>
    SubscriberAlreadyExists = 4409,

    /// <summary>The connection is already initialised.</summary>
    TooManyInitialisationRequests = 4429,

    /// <summary>An internal error.</summary>
    InternalError = 4500,
}
