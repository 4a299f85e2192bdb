namespace Collab.GraphQL.AspNetCore;

/// <summary>Why a WebSocket is closed: RFC 6455 (7.4) below 4000, the sub-protocol <c>graphql-transport-ws</c> above.</summary>
enum CloseCode
{
    /// <summary>The server stops; clients connect again.</summary>
    GoingAway = 1001,

    /// <summary>The client reads too slowly, or its sign-in cannot be looked at just now; clients connect again and resume.</summary>
    TryAgainLater = 1013,

    /// <summary>The message is none of the protocol.</summary>
    BadMessage = 4400,

    /// <summary>An operation came before the connection was acknowledged.</summary>
    Unauthorized = 4401,

    /// <summary>The sign-in does not hold, or not any more.</summary>
    Forbidden = 4403,

    /// <summary>The client offered no sub-protocol that is spoken here.</summary>
    SubprotocolNotAcceptable = 4406,

    /// <summary>The client took too long for what it had begun or had to begin.</summary>
    Timeout = 4408,

    /// <summary>An operation with this id is under way.</summary>
    SubscriberAlreadyExists = 4409,

    /// <summary>The connection is begun already.</summary>
    TooManyInitialisationRequests = 4429,

    /// <summary>A fault of the server.</summary>
    InternalError = 4500,
}
