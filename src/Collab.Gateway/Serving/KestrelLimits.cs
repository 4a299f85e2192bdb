using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Collab.Gateway.Serving;

/// <summary>The limits of a connection.</summary>
static class KestrelLimits
{
    /// <summary>Maximum size of a request body, in bytes. The rest of a larger body is not read.</summary>
    public const int MaxBodyBytes = 1 << 20;

    public static void Set(KestrelServerLimits limits)
    {
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 << 10;

        // A GET has its document and variables in the request line.
        limits.MaxRequestLineSize = 16 << 10;
        limits.MaxRequestBodySize = MaxBodyBytes;

        // The buffer of a connection before the application reads it.
        limits.MaxRequestBufferSize = 64 << 10;
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 2_000, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary>
    /// Bounds the response data in memory for a client that reads slowly: more than a common response, so that those wait for no client, and small enough for a
    /// thousand idle streams.
    /// </summary>
    public static void Set(SocketTransportOptions transport) => transport.MaxWriteBufferSize = 8 << 10;
}
