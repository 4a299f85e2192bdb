using System.ComponentModel.DataAnnotations;
using Collab.GraphQL.AspNetCore;

namespace Collab.Gateway.Load;

/// <summary>Load limits: the section <c>Collab:Load</c>.</summary>
sealed class LoadSettings
{
    public const string Section = "Collab:Load";

    const int UsualPersonBurst = 200;
    const int UsualAddressBurst = 800;

    static readonly LoadOptions Unset = new();

    /// <summary>Maximum number of concurrent requests of all clients. The default is 16 per processor.</summary>
    [Range(1, 10_000)]
    public int ConcurrentRequests { get; init; } = Unset.ConcurrentRequests;

    /// <summary>Maximum number of queued requests.</summary>
    [Range(0, 100_000)]
    public int WaitingRequests { get; init; } = Unset.WaitingRequests;

    /// <summary>Maximum time in the queue, in milliseconds.</summary>
    [Range(1, 60_000)]
    public int WaitMs { get; init; } = (int)Unset.Wait.TotalMilliseconds;

    /// <summary>The retry time that refused clients get, in milliseconds.</summary>
    [Range(1, 60_000)]
    public int RetryAfterMs { get; init; } = (int)Unset.RetryAfter.TotalMilliseconds;

    /// <summary>Operations per second of one signed-in person; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int PersonPerSecond { get; init; } = 50;

    /// <summary>Operations of one person in a burst. The default is 200, or the number per second if larger.</summary>
    [Range(1, 10_000_000)]
    public int? PersonBurst { get; init; }

    /// <summary>Requests per second from one address; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int AddressPerSecond { get; init; } = 200;

    /// <summary>Requests from one address in a burst. The default is 800, or the number per second if larger.</summary>
    [Range(1, 10_000_000)]
    public int? AddressBurst { get; init; }

    /// <summary>The limits of all clients together.</summary>
    public LoadOptions Server => Unset with
    {
        ConcurrentRequests = ConcurrentRequests,
        WaitingRequests = WaitingRequests,
        Wait = TimeSpan.FromMilliseconds(WaitMs),
        RetryAfter = TimeSpan.FromMilliseconds(RetryAfterMs),
    };

    /// <summary>The limit of each person; null for none.</summary>
    public Rate? Person => RateOf(PersonPerSecond, PersonBurst, UsualPersonBurst);

    /// <summary>The limit of each address; null for none.</summary>
    public Rate? Address => RateOf(AddressPerSecond, AddressBurst, UsualAddressBurst);

    static Rate? RateOf(int perSecond, int? burst, int usualBurst) => perSecond == 0 ? null : new Rate(perSecond, burst ?? Math.Max(usualBurst, perSecond));
}

/// <summary>A rate limit.</summary>
/// <param name="PerSecond">Requests per second on average.</param>
/// <param name="Burst">Requests in a burst.</param>
sealed record Rate(int PerSecond, int Burst);
