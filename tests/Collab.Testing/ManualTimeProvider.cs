namespace Collab.Testing;

/// <summary>A clock that stands still until a test moves it; its timers fire during the move, in the order of their times.</summary>
public sealed class ManualTimeProvider(DateTimeOffset now) : TimeProvider
{
    readonly Lock _lock = new();
    readonly List<ManualTimer> _timers = [];
    DateTimeOffset _wall = now;
    TimeSpan _elapsed;

    /// <summary>A clock that begins at a fixed moment.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait to fire.</summary>
    public int WaitingTimers
    {
        get
        {
            lock (_lock) return _timers.Count;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _wall + _elapsed;
    }

    public override long GetTimestamp()
    {
        lock (_lock) return _elapsed.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on and fires what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = new TimeSpan(GetTimestamp()) + by;
        while (NextDue(until) is { } timer) timer.Fire();
        lock (_lock)
        {
            // Another thread may have moved it further meanwhile.
            if (until > _elapsed) _elapsed = until;
        }
    }

    /// <summary>Moves the clock on, a step at a time, until something has happened that may wait for it, such as the start or stop of a host.</summary>
    public async Task PassUntil(Task happened, TimeSpan step)
    {
        while (!happened.IsCompleted)
        {
            Advance(step);
            await Task.WhenAny(happened, happened.WaitAsync(TimeSpan.FromMilliseconds(20)));
        }

        await happened;
    }

    /// <summary>Sets the wall clock, also back. No timer fires: they go by elapsed time.</summary>
    public void Jump(DateTimeOffset to)
    {
        lock (_lock) _wall = to - _elapsed;
    }

    ManualTimer? NextDue(TimeSpan until)
    {
        lock (_lock)
        {
            var timer = _timers.MinBy(timer => timer.Due);
            if (timer is null || timer.Due > until) return null;
            if (timer.Due > _elapsed) _elapsed = timer.Due;
            Schedule(timer, timer.Period);
            return timer;
        }
    }

    void Schedule(ManualTimer timer, TimeSpan after)
    {
        _timers.Remove(timer);
        if (after == Timeout.InfiniteTimeSpan) return;
        timer.Due = _elapsed + after;
        _timers.Add(timer);
    }

    sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                // A period of zero means once, as with the system's timers.
                Period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                clock.Schedule(this, dueTime);
            }

            if (dueTime == TimeSpan.Zero) clock.Advance(TimeSpan.Zero);
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
