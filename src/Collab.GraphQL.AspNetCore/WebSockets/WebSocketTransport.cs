using System.Globalization;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Collab.GraphQL.AspNetCore;

/// <summary>WebSocket with the sub-protocol <c>graphql-transport-ws</c>.</summary>
sealed class WebSocketTransport
{
    const string Protocol = "graphql-transport-ws";

    readonly GraphQLExecutor _executor;
    readonly DocumentSource _documents;
    readonly ResponseSender _sender;
    readonly Admission _admission;
    readonly GraphQLHttpOptions _options;
    readonly ConnectionCount _count;
    readonly CancellationToken _stopping;
    readonly OriginRule _origins;
    readonly RequestDelegate _accept;

    public WebSocketTransport(
        IEndpointRouteBuilder endpoints, GraphQLExecutor executor, DocumentSource documents, ResponseSender sender, Admission admission, GraphQLHttpOptions options, ConnectionCount count, CancellationToken stopping)
    {
        _executor = executor;
        _documents = documents;
        _sender = sender;
        _admission = admission;
        _options = options;
        _count = count;
        _stopping = stopping;
        _origins = new OriginRule(options.Subscriptions.AllowedOrigins);

        // Only WebSocket requests pass through the middleware, which has a cost per request.
        _accept = endpoints.CreateApplicationBuilder()
            .UseWebSockets(new WebSocketOptions { KeepAliveInterval = options.Subscriptions.KeepAlive, KeepAliveTimeout = options.Subscriptions.PongTimeout })
            .Use(_ => Accept)
            .Build();
    }

    /// <summary>Whether a request asks for a WebSocket (RFC 6455, 4.1; RFC 8441, 4).</summary>
    public static bool IsAskedFor(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
            ? http.Request.Headers.Upgrade is [{ } upgrade] && upgrade.Equals("websocket", StringComparison.OrdinalIgnoreCase)
            : HttpMethods.IsConnect(http.Request.Method) && http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };

    public Task Serve(HttpContext http) => _accept(http);

    async Task Accept(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await _sender.Refuse(http, ResponseMedia.GraphQL, StatusCodes.Status400BadRequest, new GraphQLError(
                "This is no whole WebSocket request.", ErrorCodes.BadUserInput)).ConfigureAwait(false);
        }
        else if (!_origins.Admits(http.Request))
        {
            await _sender.Refuse(http, ResponseMedia.GraphQL, StatusCodes.Status403Forbidden, new GraphQLError(
                $"Pages of {http.Request.Headers.Origin} may not open a WebSocket here. Let the server's operators allow the origin.", ErrorCodes.Forbidden)).ConfigureAwait(false);
        }
        else if (_stopping.IsCancellationRequested || !_count.TryEnter())
        {
            http.Response.Headers.RetryAfter = Refusals.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await _sender.Refuse(http, ResponseMedia.GraphQL, StatusCodes.Status503ServiceUnavailable, Refusals.TooManyConnections).ConfigureAwait(false);
        }
        else
        {
            await Converse(http).ConfigureAwait(false);
        }
    }

    async Task Converse(HttpContext http)
    {
        try
        {
            var offered = http.WebSockets.WebSocketRequestedProtocols;
            var isSpoken = offered.Contains(Protocol, StringComparer.Ordinal);

            // A client gets the close code only on a connection with a sub-protocol that it offered.
            using var socket = await http.WebSockets.AcceptWebSocketAsync(isSpoken ? Protocol : offered.FirstOrDefault()).ConfigureAwait(false);
            SendBuffers.Bound(http, _options.Subscriptions.SendBufferBytes);
            using var client = new GraphQLSocket(_executor, _documents, _admission, _options, http, socket);
            if (!isSpoken)
                client.Close(CloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable");

            await using var stop = _stopping.UnsafeRegister(static client => _ = ((GraphQLSocket)client!).Stop(), client).ConfigureAwait(false);
            await client.Run().ConfigureAwait(false);
        }
        finally
        {
            _count.Leave();
        }
    }
}
