using Collab.Journal.Reading;
using Microsoft.Extensions.Logging;

namespace Collab.Journal.Following;

/// <summary>
/// Polls the journal, once per process. Each poll finds the horizon, reads the new events below it, delivers them to subscribers and then to followers. Without
/// followers it reads only the event data that subscribers request, which is cheaper for the process and for the database. (NOTIFY would be faster, but takes a
/// database-wide lock at each commit: two thirds of the append throughput were lost when measured.)
/// </summary>
sealed class JournalPoller(EventReader events, HorizonReader horizons, JournalOptions options, TimeProvider time, ILogger log) : IAsyncDisposable
{
    const int PageSize = 1024;

    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);

    readonly CancellationTokenSource _stop = new();
    readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock _lock = new();
    readonly Subscribers _subscribers = new(log);
    readonly PollSchedule _schedule = new(options.ShortestPollInterval, options.LongestPollInterval, time);
    Task? _polling;
    JournalPosition _position;
    (JournalPosition Last, long Began)? _unfinished;
    bool _isFollowed;
    int _followers;
    volatile JournalFreshness? _freshness;

    /// <summary>The last events while there are followers.</summary>
    public EventRingBuffer Recent { get; } = new(options.RecentEvents);

    /// <summary>The position that all subscribers have received, and up to which followers may read.</summary>
    public JournalPosition Position => _subscribers.DeliveredUpTo;

    /// <inheritdoc cref="IJournal.Freshness"/>
    public JournalFreshness? Freshness => _freshness;

    /// <inheritdoc cref="IJournal.Subscribe"/>
    public async Task<IDisposable> Subscribe(IJournalSubscriber subscriber, CancellationToken cancellationToken)
    {
        await Begun(cancellationToken).ConfigureAwait(false);
        return _subscribers.Add(subscriber);
    }

    /// <summary>Registers a follower until <see cref="RemoveFollower"/>.</summary>
    public Task AddFollower(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _followers) == 1) _schedule.Expedite();
        return Begun(cancellationToken);
    }

    public void RemoveFollower() => Interlocked.Decrement(ref _followers);

    /// <summary>Requests a poll, as after an append of this process.</summary>
    public void Expedite() => _schedule.Expedite();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_polling is { } polling) await polling.ConfigureAwait(false);
        _stop.Dispose();
    }

    Task Begun(CancellationToken cancellationToken)
    {
        lock (_lock) _polling ??= Task.Run(Run, CancellationToken.None);
        return _begun.Task.WaitAsync(cancellationToken);
    }

    async Task Run()
    {
        try
        {
            (_position, _) = await ReadWithRetry(horizons.Head).ConfigureAwait(false);
            _subscribers.Begin(_position);
            _begun.SetResult();
            while (true)
            {
                await Poll().ConfigureAwait(false);
                await _schedule.Wait(_stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // Dispose cancelled the read, whatever it threw.
            _begun.TrySetCanceled();
        }
    }

    async Task Poll()
    {
        ShareIfFollowed();
        var (horizon, began) = await ReadWithRetry(stop => horizons.Read(_position, stop)).ConfigureAwait(false);
        while (horizon is not null && !await DeliverPage(horizon.Below).ConfigureAwait(false)) ShareIfFollowed();
        NoteFreshness(horizon?.Last ?? _position, began);
    }

    void ShareIfFollowed()
    {
        var isFollowed = Volatile.Read(ref _followers) > 0;
        if (isFollowed && !_isFollowed) Recent.Begin(_position);
        if (!isFollowed && _isFollowed) Recent.End();
        _isFollowed = isFollowed;
    }

    /// <summary>Reads and delivers the next page below a horizon. False when there are more.</summary>
    async Task<bool> DeliverPage(ulong horizon)
    {
        var types = _subscribers.RequestedTypes;
        var (page, _) = await ReadWithRetry(stop => events.Below(horizon, _position, PageSize, _isFollowed, types, stop)).ConfigureAwait(false);
        if (page.Versions.Count == 0) return true;
        var wanted = _isFollowed ? page.Events.FindAll(recorded => types.Contains(recorded.Type)) : page.Events;
        if (!_subscribers.TryDeliver(new JournalBatch(page.Versions, wanted, page.UpTo), types)) return false;
        _position = page.UpTo;
        if (_isFollowed) Recent.Add(page.Events);
        return page.IsLast;
    }

    /// <summary>A poll is complete when all events committed before it began have been delivered: usually at once, otherwise, while an older writer runs, by a later poll.</summary>
    void NoteFreshness(JournalPosition last, long began)
    {
        if (_unfinished is { } earlier && _position >= earlier.Last) Finish(earlier.Began);
        if (_position >= last) Finish(began);
        else _unfinished ??= (last, began);
    }

    void Finish(long began) => (_freshness, _unfinished) = (new JournalFreshness(began, time), null);

    /// <summary>Reads, and retries for as long as the database is unavailable. Returns the start time of the successful try.</summary>
    async Task<(T Read, long Began)> ReadWithRetry<T>(Func<CancellationToken, Task<T>> read)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                var began = time.GetTimestamp();
                return (await read(_stop.Token).ConfigureAwait(false), began);
            }
            catch (Exception exception) when (!_stop.IsCancellationRequested)
            {
                if (isFirst) Log.PollingInterrupted(log, exception);
                await Task.Delay(PauseAfterFailure, time, _stop.Token).ConfigureAwait(false);
            }
        }
    }
}
