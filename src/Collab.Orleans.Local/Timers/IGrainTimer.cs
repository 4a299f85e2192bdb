namespace Orleans.Runtime;

/// <summary>A timer of a grain. Dispose it to stop it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets the timer anew; during a tick this takes effect when the tick has ended.</summary>
    /// <param name="dueTime">Time until the next tick; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="period">Time from the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for once only.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}
