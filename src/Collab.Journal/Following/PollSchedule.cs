namespace Collab.Journal.Following;

/// <summary>Decides when to poll next: after the longest interval, or earlier on request, but never before the shortest interval has passed.</summary>
/// <param name="shortest">The minimum interval between two polls.</param>
/// <param name="longest">The maximum interval.</param>
/// <param name="time">The clock.</param>
sealed class PollSchedule(TimeSpan shortest, TimeSpan longest, TimeProvider time)
{
    TaskCompletionSource _expedited = NewSignal();

    /// <summary>Waits until the next poll is due. That poll serves all requests made before it.</summary>
    public async Task Wait(CancellationToken stop)
    {
        var latest = Task.Delay(longest, time, stop);
        await Task.Delay(shortest, time, stop).ConfigureAwait(false);
        await Task.WhenAny(Volatile.Read(ref _expedited).Task, latest).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        if (_expedited.Task.IsCompleted) Volatile.Write(ref _expedited, NewSignal());
    }

    /// <summary>Requests the next poll as soon as the shortest interval allows. Cheap enough to call after each append.</summary>
    public void Expedite() => Volatile.Read(ref _expedited).TrySetResult();

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
