namespace Collab.Journal;

/// <summary>Limits of the journal. The defaults suit one server with a pool of <see cref="JournalDataSource.MaxConnections"/> connections.</summary>
public sealed record JournalOptions
{
    /// <summary>How long an append or query is retried while the database is unavailable, before <see cref="JournalUnavailableException"/>.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Maximum number of queued appends; further ones are refused as busy.</summary>
    public int MaxWaitingAppends { get; init; } = 2048;

    /// <summary>Maximum number of concurrent append transactions.</summary>
    public int Writers { get; init; } = 4;

    /// <summary>Maximum number of appends that share a transaction; 1 disables sharing.</summary>
    public int MaxAppendsPerTransaction { get; init; } = 64;

    /// <summary>Maximum number of concurrent appends in transactions of their own, after a shared transaction failed.</summary>
    public int MaxSingleAppends { get; init; } = 8;

    /// <summary>Minimum interval between two polls.</summary>
    public TimeSpan ShortestPollInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Maximum interval between two polls.</summary>
    public TimeSpan LongestPollInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Number of recent events in memory, shared by all followers. A follower further behind reads the database.</summary>
    public int RecentEvents { get; init; } = 4096;
}
