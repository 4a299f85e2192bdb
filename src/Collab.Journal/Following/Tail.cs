using Collab.Journal.Reading;
using Microsoft.Extensions.Logging;

namespace Collab.Journal.Following;

/// <summary>
/// The process's one look at the end of the journal. It looks at once when this process has appended, and else at growing intervals up
/// to a stated one for what others append. (NOTIFY would tell sooner, but takes a lock on the whole database at each commit: a
/// third of the appends a second were left when measured.)
/// </summary>
sealed class Tail : IAsyncDisposable
{
    const int PageSize = 512;
    static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMilliseconds(250);

    readonly EventReader _events;
    readonly JournalOptions _options;
    readonly TimeProvider _time;
    readonly ILogger _log;
    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    readonly SemaphoreSlim _wake = new(0, 1);
    Task? _watching;
    volatile JournalLook? _lastLook;

    public Tail(EventReader events, JournalOptions options, TimeProvider time, ILogger log)
    {
        _events = events;
        _options = options;
        _time = time;
        _log = log;
        Recent = new RecentEvents(options.RecentEvents);
    }

    public RecentEvents Recent { get; }

    /// <inheritdoc cref="IJournal.LastLook"/>
    public JournalLook? LastLook => _lastLook;

    /// <summary>Begins to look, when it has not begun yet: the first follower calls it.</summary>
    public void Start()
    {
        lock (_lock) _watching ??= Task.Run(Watch);
    }

    /// <summary>Says that there is something new, as when this process has appended.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount > 0) return;
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another append has said so in the same moment.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_watching is { } watching) await watching.ConfigureAwait(false);
        _stop.Dispose();
        _wake.Dispose();
    }

    async Task Watch()
    {
        try
        {
            var position = await Patiently(_events.Head).ConfigureAwait(false);
            Recent.Begin(position);
            var pause = _options.FollowAtLeastEvery;
            while (true)
            {
                var (found, began) = await Patiently(stop => Look(position, stop)).ConfigureAwait(false);
                if (found.Count > 0)
                {
                    position = found[^1].Position;
                    Recent.Add(found);
                }

                if (found.Count < PageSize) _lastLook = new JournalLook(position, began, _time);

                pause = found.Count > 0 ? _options.FollowAtLeastEvery : Longer(pause);
                if (found.Count < PageSize && await Pause(pause).ConfigureAwait(false)) pause = _options.FollowAtLeastEvery;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    /// <summary>One try: one that failed says nothing of what was written while it waited.</summary>
    async Task<(IReadOnlyList<RecordedEvent> Found, long Began)> Look(JournalPosition after, CancellationToken stop)
    {
        var began = _time.GetTimestamp();
        return (await _events.Settled(after, PageSize, stop).ConfigureAwait(false), began);
    }

    TimeSpan Longer(TimeSpan pause) => pause + pause < _options.FollowAtMostEvery ? pause + pause : _options.FollowAtMostEvery;

    /// <summary>Waits out the pause, or less when woken, but never less than the shortest. Answers whether it was woken.</summary>
    async Task<bool> Pause(TimeSpan pause)
    {
        await Task.Delay(_options.FollowAtLeastEvery, _time, _stop.Token).ConfigureAwait(false);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var woken = _wake.WaitAsync(over.Token);
        await Task.WhenAny(woken, Task.Delay(pause - _options.FollowAtLeastEvery, _time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        _stop.Token.ThrowIfCancellationRequested();
        return woken.IsCompletedSuccessfully;
    }

    /// <summary>Reads, however long the database is away.</summary>
    async Task<T> Patiently<T>(Func<CancellationToken, Task<T>> read)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return await read(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (isFirst) Log.FollowingInterrupted(_log, exception);
                await Task.Delay(PauseAfterTrouble, _time, _stop.Token).ConfigureAwait(false);
            }
        }
    }
}
