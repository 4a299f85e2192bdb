using Microsoft.Extensions.Time.Testing;

namespace Collab.Testing;

/// <summary>A clock that stands still until a test moves it on, or sets it to another time as an operator would.</summary>
public sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
{
    long _set;
    int _timersMade;

    /// <summary>How many timers have been made.</summary>
    public int TimersMade => Volatile.Read(ref _timersMade);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _timersMade);
        return timer;
    }

    /// <summary>Elapsed time, which goes on whatever the wall clock is set to.</summary>
    public override long GetTimestamp() => base.GetTimestamp() - Interlocked.Read(ref _set);

    /// <summary>Sets the wall clock, also back. No timer fires: they go by elapsed time.</summary>
    public void Jump(DateTimeOffset to)
    {
        Interlocked.Add(ref _set, (to - GetUtcNow()).Ticks);
        AdjustTime(to);
    }
}
