namespace Collab.Network.Kernel.Copies;

/// <summary>The bounds of what a process remembers of the journal.</summary>
public sealed record CopyOptions
{
    /// <summary>The most memory that copies take, in bytes, by the estimate of <see cref="CopySize"/>.</summary>
    public long MaxBytes { get; init; } = 512L << 20;

    /// <summary>The most memory that is taken by remembering which ids nobody has used, in bytes; about 40,000 ids.</summary>
    public long MaxAbsentBytes { get; init; } = 8L << 20;

    /// <summary>How those are woken who wait for a load that another began: each on a thread of its own, unless a test goes step by step.</summary>
    internal TaskCreationOptions Waking { get; init; } = TaskCreationOptions.RunContinuationsAsynchronously;
}

/// <summary>What copies need from outside.</summary>
/// <param name="Loader">Loads them.</param>
/// <param name="Freshness">Whether this process follows what others write; what it remembers is no answer otherwise.</param>
/// <param name="Options">The bounds.</param>
/// <param name="Present">The bound of the copies.</param>
/// <param name="Absent">The bound of what is known not to be there.</param>
/// <param name="Telemetry">What is counted.</param>
sealed record CopyServices(
    AggregateLoader Loader, IFreshness Freshness, CopyOptions Options, CopyBudget Present, CopyBudget Absent, CopyTelemetry Telemetry);
