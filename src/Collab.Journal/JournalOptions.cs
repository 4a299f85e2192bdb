namespace Collab.Journal;

/// <summary>The journal's bounds. The defaults suit one server with a pool of <see cref="JournalDataSource.MaxConnections"/> connections.</summary>
public sealed record JournalOptions
{
    /// <summary>How long a change or reading is tried again while the database is away, before <see cref="JournalUnavailableException"/>.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The most changes that may be waiting to be made; one more is refused as busy.</summary>
    public int MaxWaitingAppends { get; init; } = 2048;

    /// <summary>How many transactions with appends may be under way at the same time.</summary>
    public int Writers { get; init; } = 4;

    /// <summary>The most changes that share one transaction when many are waiting; 1 gives each its own.</summary>
    public int MaxAppendsPerTransaction { get; init; } = 64;

    /// <summary>The most changes that are made in transactions of their own at the same time, after sharing one did not work out.</summary>
    public int MaxSingleAppends { get; init; } = 8;

    /// <summary>Shortest interval between two polls for new events, however much this process writes or wants to know.</summary>
    public TimeSpan ShortestPollInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Longest interval between two polls for new events, which others may have written.</summary>
    public TimeSpan LongestPollInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many recent events are kept in memory for all followers together; a reader further behind reads the database.</summary>
    public int RecentEvents { get; init; } = 4096;
}
