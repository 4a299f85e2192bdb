using System.ComponentModel.DataAnnotations;
using Collab.GraphQL.AspNetCore;

namespace Collab.Gateway.Serving;

/// <summary>Limits of WebSockets and event streams: the section <c>GraphQL:Streams</c>.</summary>
sealed class StreamSettings
{
    static readonly SubscriptionOptions Unset = new();

    /// <summary>Interval of keep-alive messages, in milliseconds.</summary>
    [Range(1, 600_000)]
    public int KeepAliveMs { get; init; } = (int)Unset.KeepAlive.TotalMilliseconds;

    /// <summary>Maximum number of open streams.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; init; } = Unset.MaxConnections;

    /// <summary>How long a message may wait for a client that does not read, in milliseconds.</summary>
    [Range(1, 600_000)]
    public int SendTimeoutMs { get; init; } = (int)Unset.SendTimeout.TotalMilliseconds;

    /// <summary>Converts the settings to the options of the transports.</summary>
    public SubscriptionOptions ToOptions(IReadOnlyList<string> allowedOrigins) => new()
    {
        AllowedOrigins = allowedOrigins,
        KeepAlive = TimeSpan.FromMilliseconds(KeepAliveMs),
        MaxConnections = MaxConnections,
        SendTimeout = TimeSpan.FromMilliseconds(SendTimeoutMs),
    };
}
