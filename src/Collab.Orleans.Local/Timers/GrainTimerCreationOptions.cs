using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When, how often and how a grain timer ticks.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>Options with the two times set.</summary>
    /// <param name="dueTime">Time until the first tick.</param>
    /// <param name="period">Time from the end of a tick to the next.</param>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time until the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for once only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may interleave with calls and other ticks. Default: no.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use, so that idle collection leaves the activation alone. Default: no.</summary>
    public bool KeepAlive { get; init; }
}
