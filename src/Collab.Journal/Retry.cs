namespace Collab.Journal;

/// <summary>Waits between tries, longer each time, until a stated time is up.</summary>
sealed class Retry(TimeSpan limit, TimeProvider time)
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(320);

    readonly long _began = time.GetTimestamp();
    TimeSpan _pause = FirstPause;

    /// <summary>Waits for the next try; false, at once, when its time would be over.</summary>
    public async Task<bool> Again(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_began) + _pause > limit) return false;
        await Task.Delay(_pause, time, cancellationToken).ConfigureAwait(false);
        _pause = _pause + _pause < LongestPause ? _pause + _pause : LongestPause;
        return true;
    }

    /// <summary>Does something that changes nothing, again while the database is away.</summary>
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
                if (!await retry.Again(cancellationToken).ConfigureAwait(false)) throw Failures.Unavailable(reason, exception);
            }
        }
    }
}
