using Microsoft.AspNetCore.Server.Kestrel.Core;

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
}
