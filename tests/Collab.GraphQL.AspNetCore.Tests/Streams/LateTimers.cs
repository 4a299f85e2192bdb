using System.Collections.Concurrent;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>Timers that fire when a test says so, also those that were disposed before: as those do that had begun to fire by then, on a busy machine.</summary>
sealed class LateTimers : TimeProvider
{
    readonly ConcurrentQueue<Action> _all = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _all.Enqueue(() => callback(state));
        return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Fires all, and those that are made by that.</summary>
    public void Fire()
    {
        while (_all.TryDequeue(out var fire)) fire();
    }
}
