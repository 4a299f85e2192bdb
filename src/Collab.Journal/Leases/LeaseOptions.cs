namespace Collab.Journal.Leases;

/// <summary>
/// The times of leases. By the defaults a work that is due somewhere runs elsewhere at most 9 s after its process died, was paused or lost its
/// network: <see cref="Duration"/>, <see cref="TryEvery"/> and a try's own time.
/// </summary>
public sealed record LeaseOptions
{
    /// <summary>How long a lease lasts by the database's clock since it was last renewed.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>How much earlier its holder stops, so that clocks may go at different speed and the work has time to end.</summary>
    public TimeSpan Margin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often its holder renews it.</summary>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>How soon a renewal is tried again that came to nothing.</summary>
    public TimeSpan RetryEvery { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long one try waits for the database.</summary>
    public TimeSpan TryWithin { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>How often the others look whether it is free.</summary>
    public TimeSpan TryEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a process whose work has failed leaves it to others.</summary>
    public TimeSpan RestAfterFailure { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after the start of the last successful renewal the work goes on.</summary>
    internal TimeSpan Held => Duration - Margin;
}
