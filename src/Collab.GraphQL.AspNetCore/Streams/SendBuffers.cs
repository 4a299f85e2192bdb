using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Bounds the send buffer of a connection. The operating system would buffer some megabytes for a slow reader before the server noticed, and all of it would be
/// outdated when read.
/// </summary>
static class SendBuffers
{
    /// <summary>Bounds the connection of a request when the socket is not shared.</summary>
    public static void Bound(HttpContext http, int bytes)
    {
        // Kestrel's minimum data rate would abort earlier than our time-out, and without a close code.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate && !HttpProtocol.IsHttp2(http.Request.Protocol) && !HttpProtocol.IsHttp3(http.Request.Protocol))
            rate.MinDataRate = null;

        if (HttpProtocol.IsHttp11(http.Request.Protocol) && http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, bytes);
    }
}
