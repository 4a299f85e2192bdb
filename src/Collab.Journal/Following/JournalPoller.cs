using Collab.Journal.Reading;
using Microsoft.Extensions.Logging;

namespace Collab.Journal.Following;

/// <summary>
/// The process's one poll of the journal. Each time it finds how far the journal is settled, reads what is new below that, tells the subscribers, and then hands
/// it to those who follow. While nobody follows, it reads no more of an event than the subscribers need, which is less work for the process and for the database
/// beside its writers. (NOTIFY would tell sooner, but takes a lock on the whole database at each commit: a third of the appends a second were left when measured.)
/// </summary>
sealed class JournalPoller(EventReader events, HorizonReader horizons, JournalOptions options, TimeProvider time, ILogger log) : IAsyncDisposable
{
    const int PageSize = 1024;

    static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMilliseconds(250);

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

    /// <summary>The last events, while somebody follows.</summary>
    public EventRingBuffer Recent { get; } = new(options.RecentEvents);

    /// <summary>What was told to all subscribers, and so may be given to those who follow.</summary>
    public JournalPosition Position => _subscribers.ToldUpTo;

    /// <inheritdoc cref="IJournal.Freshness"/>
    public JournalFreshness? Freshness => _freshness;

    /// <inheritdoc cref="IJournal.Subscribe"/>
    public async Task<IDisposable> Subscribe(IJournalSubscriber subscriber, CancellationToken cancellationToken)
    {
        await Begun(cancellationToken).ConfigureAwait(false);
        return _subscribers.Add(subscriber);
    }

    /// <summary>One more follows, until <see cref="RemoveFollower"/>.</summary>
    public Task AddFollower(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _followers) == 1) _schedule.Expedite();
        return Begun(cancellationToken);
    }

    /// <summary>One less follows.</summary>
    public void RemoveFollower() => Interlocked.Decrement(ref _followers);

    /// <summary>Asks for a poll, as when this process has appended.</summary>
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
            (_position, _) = await Patiently(horizons.Head).ConfigureAwait(false);
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
            // Whatever the reading that was cut short ended with.
            _begun.TrySetCanceled();
        }
    }

    async Task Poll()
    {
        ShareIfFollowed();
        var (horizon, began) = await Patiently(stop => horizons.Read(_position, stop)).ConfigureAwait(false);
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

    /// <summary>Reads and tells the next events below a horizon. False when there are more.</summary>
    async Task<bool> DeliverPage(ulong horizon)
    {
        var types = _subscribers.WantedTypes;
        var (page, _) = await Patiently(stop => events.Below(horizon, _position, PageSize, _isFollowed, types, stop)).ConfigureAwait(false);
        if (page.Versions.Count == 0) return true;
        var wanted = _isFollowed ? page.Events.FindAll(recorded => types.Contains(recorded.Type)) : page.Events;
        if (!_subscribers.TryTell(new JournalBatch(page.Versions, wanted, page.UpTo), types)) return false;
        _position = page.UpTo;
        if (_isFollowed) Recent.Add(page.Events);
        return page.IsLast;
    }

    /// <summary>
    /// A poll is finished once all that was committed when it began has been told: mostly at once, else, while an older writer still runs, by a later one.
    /// </summary>
    void NoteFreshness(JournalPosition last, long began)
    {
        if (_unfinished is { } earlier && _position >= earlier.Last) Finish(earlier.Began);
        if (_position >= last) Finish(began);
        else _unfinished ??= (last, began);
    }

    void Finish(long began) => (_freshness, _unfinished) = (new JournalFreshness(began, time), null);

    /// <summary>Reads, however long the database is away. Answers when the try began that succeeded: the others say nothing of what was written meanwhile.</summary>
    async Task<(T Read, long Began)> Patiently<T>(Func<CancellationToken, Task<T>> read)
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
                await Task.Delay(PauseAfterTrouble, time, _stop.Token).ConfigureAwait(false);
            }
        }
    }
}
