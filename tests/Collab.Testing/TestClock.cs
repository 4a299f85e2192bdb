using Microsoft.Extensions.Time.Testing;

namespace Collab.Testing;

/// <summary>A clock that stands still until a test advances it or sets the wall clock.</summary>
public sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
{
    long _set;
    int _timersMade;

    /// <summary>The number of timers created.</summary>
    public int TimersMade => Volatile.Read(ref _timersMade);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _timersMade);
        return timer;
    }

    /// <summary>Monotonic time, independent of the wall clock.</summary>
    public override long GetTimestamp() => base.GetTimestamp() - Interlocked.Read(ref _set);

    /// <summary>Sets the wall clock, also back. No timer fires, because timers use monotonic time.</summary>
    public void Jump(DateTimeOffset to)
    {
        Interlocked.Add(ref _set, (to - GetUtcNow()).Ticks);
        AdjustTime(to);
    }
}
