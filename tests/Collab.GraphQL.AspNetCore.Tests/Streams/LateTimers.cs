using System.Collections.Concurrent;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>Timers that fire on request, even after they were disposed: like timers that had started to fire on a busy machine.</summary>
sealed class LateTimers : TimeProvider
{
    readonly ConcurrentQueue<Action> _all = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _all.Enqueue(() => callback(state));
        return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Fires all timers, including those that are created meanwhile.</summary>
    public void Fire()
    {
        while (_all.TryDequeue(out var fire)) fire();
    }
}
