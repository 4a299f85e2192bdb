namespace Collab.Journal.Following;

/// <summary>
/// When to look next: after the longest time between two looks, or sooner when somebody hastens it, but never before the shortest is over. One timer for
/// all of it: hastening only moves the timer, so that it costs next to nothing to say so with each append.
/// </summary>
sealed class LookPace : IDisposable
{
    readonly JournalOptions _options;
    readonly TimeProvider _time;
    readonly ITimer _timer;
    readonly Lock _lock = new();
    TaskCompletionSource? _due;
    long _began;
    volatile bool _isHastened;

    public LookPace(JournalOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _timer = time.CreateTimer(static pace => ((LookPace)pace!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits until the next look is due.</summary>
    public async Task Wait(CancellationToken stop)
    {
        var due = new TaskCompletionSource();
        lock (_lock)
        {
            _due = due;
            _began = _time.GetTimestamp();
            _timer.Change(_isHastened ? _options.FollowAtLeastEvery : _options.FollowAtMostEvery, Timeout.InfiniteTimeSpan);
        }

        await due.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Says that there is something to look for.</summary>
    public void Hasten()
    {
        if (_isHastened) return;
        lock (_lock)
        {
            if (_isHastened) return;
            _isHastened = true;
            if (_due is null) return;
            var rest = _options.FollowAtLeastEvery - _time.GetElapsedTime(_began);
            _timer.Change(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    void Due()
    {
        TaskCompletionSource? due;
        lock (_lock)
        {
            (due, _due) = (_due, null);
            if (due is not null) _isHastened = false;
        }

        due?.SetResult();
    }
}
