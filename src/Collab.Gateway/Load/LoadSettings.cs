using System.ComponentModel.DataAnnotations;
using Collab.GraphQL.AspNetCore;

namespace Collab.Gateway.Load;

/// <summary>How much is taken on: the section <c>Collab:Load</c>.</summary>
sealed class LoadSettings
{
    public const string Section = "Collab:Load";

    const int UsualPersonBurst = 200;
    const int UsualAddressBurst = 800;

    static readonly LoadOptions Unset = new();

    /// <summary>How many requests of all clients run at once; 16 for each processor unless set.</summary>
    [Range(1, 10_000)]
    public int ConcurrentRequests { get; init; } = Unset.ConcurrentRequests;

    /// <summary>How many more may wait for a place.</summary>
    [Range(0, 100_000)]
    public int WaitingRequests { get; init; } = Unset.WaitingRequests;

    /// <summary>How long one may wait, in milliseconds.</summary>
    [Range(1, 60_000)]
    public int WaitMs { get; init; } = (int)Unset.Wait.TotalMilliseconds;

    /// <summary>When the refused are told to come back, in milliseconds.</summary>
    [Range(1, 60_000)]
    public int RetryAfterMs { get; init; } = (int)Unset.RetryAfter.TotalMilliseconds;

    /// <summary>Operations a second of one person who is signed in; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int PersonPerSecond { get; init; } = 50;

    /// <summary>Operations of one person at once, after a rest; 200, or a second's, unless set.</summary>
    [Range(1, 10_000_000)]
    public int? PersonBurst { get; init; }

    /// <summary>Requests a second from one address, whoever asks from there; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int AddressPerSecond { get; init; } = 200;

    /// <summary>Requests from one address at once, after a rest; 800, or a second's, unless set.</summary>
    [Range(1, 10_000_000)]
    public int? AddressBurst { get; init; }

    /// <summary>The bounds of all clients together.</summary>
    public LoadOptions Server => Unset with
    {
        ConcurrentRequests = ConcurrentRequests,
        WaitingRequests = WaitingRequests,
        Wait = TimeSpan.FromMilliseconds(WaitMs),
        RetryAfter = TimeSpan.FromMilliseconds(RetryAfterMs),
    };

    /// <summary>The allowance of each person; null for no limit.</summary>
    public Rate? Person => RateOf(PersonPerSecond, PersonBurst, UsualPersonBurst);

    /// <summary>The allowance of each address; null for no limit.</summary>
    public Rate? Address => RateOf(AddressPerSecond, AddressBurst, UsualAddressBurst);

    static Rate? RateOf(int perSecond, int? burst, int usualBurst) => perSecond == 0 ? null : new Rate(perSecond, burst ?? Math.Max(usualBurst, perSecond));
}

/// <summary>How often a client may ask.</summary>
/// <param name="PerSecond">Requests a second, in the long run.</param>
/// <param name="Burst">Requests at once, after a rest.</param>
sealed record Rate(int PerSecond, int Burst);
