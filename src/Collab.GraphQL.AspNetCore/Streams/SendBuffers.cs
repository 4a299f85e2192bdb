using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Keeps what waits for a slow reader small. The operating system would take some megabytes for each connection before the server noticed, and
/// all of it would be old by the time it is read.
/// </summary>
static class SendBuffers
{
    /// <summary>Bounds the connection of a request, when it has a socket to itself.</summary>
    public static void Bound(HttpContext http, int bytes)
    {
        // The server's own patience with slow readers is longer than ours, and ours tells them.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate && !HttpProtocol.IsHttp2(http.Request.Protocol) && !HttpProtocol.IsHttp3(http.Request.Protocol))
            rate.MinDataRate = null;

        if (HttpProtocol.IsHttp11(http.Request.Protocol) && http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, bytes);
    }
}
