namespace Orleans.Runtime;

/// <summary>When a tick is, and when the first was; all times are UTC.</summary>
/// <remarks>Ticks that were missed while no process ran come as one.</remarks>
public readonly struct TickStatus
{
    /// <summary>A tick.</summary>
    /// <param name="firstTickTime">When the first tick was due.</param>
    /// <param name="period">Time between ticks.</param>
    /// <param name="timeStamp">When this one is delivered.</param>
    public TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp) =>
        (FirstTickTime, Period, CurrentTickTime) = (firstTickTime, period, timeStamp);

    /// <summary>When the first tick was due.</summary>
    public DateTime FirstTickTime { get; }

    /// <summary>Time between ticks.</summary>
    public TimeSpan Period { get; }

    /// <summary>When this one is delivered.</summary>
    public DateTime CurrentTickTime { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<{FirstTickTime}, {Period}, {CurrentTickTime}>";
}
