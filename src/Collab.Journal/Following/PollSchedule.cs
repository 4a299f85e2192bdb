namespace Collab.Journal.Following;

/// <summary>When to poll next: after the longest interval, or sooner when that is asked for, but never before the shortest is over.</summary>
/// <param name="shortest">The shortest interval between two polls.</param>
/// <param name="longest">The longest.</param>
/// <param name="time">The clock.</param>
sealed class PollSchedule(TimeSpan shortest, TimeSpan longest, TimeProvider time)
{
    TaskCompletionSource _expedited = NewSignal();

    /// <summary>Waits until the next poll is due. Whatever asked for it until then is answered by that poll.</summary>
    public async Task Wait(CancellationToken stop)
    {
        var latest = Task.Delay(longest, time, stop);
        await Task.Delay(shortest, time, stop).ConfigureAwait(false);
        await Task.WhenAny(Volatile.Read(ref _expedited).Task, latest).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        if (_expedited.Task.IsCompleted) Volatile.Write(ref _expedited, NewSignal());
    }

    /// <summary>Asks for the next poll as soon as may be. Costs next to nothing, so each append may ask.</summary>
    public void Expedite() => Volatile.Read(ref _expedited).TrySetResult();

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
