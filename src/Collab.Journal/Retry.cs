namespace Collab.Journal;

/// <summary>Waits between tries, with growing pauses, until a time limit.</summary>
sealed class Retry(TimeSpan limit, TimeProvider time)
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(320);

    readonly long _began = time.GetTimestamp();
    TimeSpan _pause = FirstPause;

    /// <summary>Waits for the next try. Returns false at once when it would exceed the limit.</summary>
    public async Task<bool> WaitForNext(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_began) + _pause > limit) return false;
        await Task.Delay(_pause, time, cancellationToken).ConfigureAwait(false);
        _pause = _pause + _pause < MaxPause ? _pause + _pause : MaxPause;
        return true;
    }

    /// <summary>Runs a query and retries it while the database is unavailable.</summary>
    public static async Task<T> Reading<T>(TimeSpan limit, TimeProvider time, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var retry = new Retry(limit, time);
        while (true)
        {
            try
            {
                return await read(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Failures.Reason(exception) is { } reason)
            {
                if (!await retry.WaitForNext(cancellationToken).ConfigureAwait(false)) throw Failures.Unavailable(reason, exception);
            }
        }
    }
}
