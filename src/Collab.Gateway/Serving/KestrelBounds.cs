using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Collab.Gateway.Serving;

/// <summary>What one connection may hold on to, and for how long.</summary>
static class KestrelBounds
{
    /// <summary>The largest body of a request, in bytes; larger ones are not even drained.</summary>
    public const int MaxBodyBytes = 1 << 20;

    /// <summary>Sets the bounds.</summary>
    /// <param name="limits">The server's limits.</param>
    public static void Set(KestrelServerLimits limits)
    {
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 << 10;

        // A GET has its document and variables in the request line.
        limits.MaxRequestLineSize = 16 << 10;
        limits.MaxRequestBodySize = MaxBodyBytes;

        // What a connection holds before anybody reads it.
        limits.MaxRequestBufferSize = 64 << 10;
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 2_000, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary>
    /// Sets the bound of what waits in memory for a client that reads slowly: more than a common answer has, so that those wait for nobody, and little enough for
    /// a thousand streams whose readers stand still.
    /// </summary>
    /// <param name="transport">The server's sockets.</param>
    public static void Set(SocketTransportOptions transport) => transport.MaxWriteBufferSize = 8 << 10;
}
