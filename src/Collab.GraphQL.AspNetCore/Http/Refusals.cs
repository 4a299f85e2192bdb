using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Constant refusals.</summary>
static class Refusals
{
    public static readonly GraphQLError NotAcceptable = new(
        "Nothing that the Accept header names can be served. Accept application/graphql-response+json or application/json.", ErrorCodes.BadUserInput);

    public static readonly GraphQLError UnsupportedMediaType = new(
        "The body must be JSON in UTF-8: send it with Content-Type: application/json.", ErrorCodes.BadUserInput);

    public static readonly GraphQLError UnsupportedEncoding = new(
        "The body must not be compressed: send it without Content-Encoding.", ErrorCodes.BadUserInput);

    public static readonly GraphQLError TooManyConnections = new(
        "The server has as many open streams as it takes. Connect again in a moment.", ErrorCodes.Unavailable);

    public static readonly GraphQLError NeedsStream = new(
        "A subscription needs a transport that streams: a WebSocket with the sub-protocol graphql-transport-ws, or Server-Sent Events by Accept: text/event-stream.",
        ErrorCodes.BadUserInput);

    /// <summary>The retry time after <see cref="TooManyConnections"/>, in seconds.</summary>
    public const int RetryAfterSeconds = 5;

    public static readonly GraphQLError CrossSite = new(
        "A page of another site may not ask by a plain GET. Send a POST with Content-Type: application/json, or this GET with the header Apollo-Require-Preflight: true.",
        ErrorCodes.Forbidden);
}
