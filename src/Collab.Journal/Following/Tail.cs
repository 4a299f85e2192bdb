using Collab.Journal.Reading;
using Microsoft.Extensions.Logging;

namespace Collab.Journal.Following;

/// <summary>
/// The process's one look at the end of the journal, for those who hear and those who follow. While nobody follows, it reads no more of an event than those
/// need who hear, which is less work for the process and for the database beside its writers. (NOTIFY would tell sooner, but takes a lock on the whole
/// database at each commit: a third of the appends a second were left when measured.)
/// </summary>
sealed class Tail : IAsyncDisposable
{
    const int PageSize = 512;
    const int NewsPageSize = 2048;

    static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMilliseconds(250);

    readonly EventReader _events;
    readonly TimeProvider _time;
    readonly ILogger _log;
    readonly CancellationTokenSource _stop = new();
    readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock _lock = new();
    readonly Hearers _hearers;
    readonly LookPace _pace;
    Task? _watching;
    JournalPosition _position;
    bool _isShared;
    int _followers;
    volatile JournalLook? _lastLook;

    public Tail(EventReader events, JournalOptions options, TimeProvider time, ILogger log)
    {
        _events = events;
        _time = time;
        _log = log;
        _hearers = new Hearers(log);
        _pace = new LookPace(options, time);
        Recent = new RecentEvents(options.RecentEvents);
    }

    /// <summary>The last events, while somebody follows.</summary>
    public RecentEvents Recent { get; }

    /// <inheritdoc cref="IJournal.LastLook"/>
    public JournalLook? LastLook => _lastLook;

    /// <summary>One more follows, until <see cref="Leave"/>.</summary>
    public void Enter()
    {
        Start();
        if (Interlocked.Increment(ref _followers) == 1) _pace.Hasten();
    }

    /// <summary>One less follows.</summary>
    public void Leave() => Interlocked.Decrement(ref _followers);

    /// <inheritdoc cref="IJournal.Hear"/>
    public async Task<IDisposable> Hear(IReadOnlyCollection<string> types, Action<JournalNews> hear, CancellationToken cancellationToken)
    {
        Start();
        await _begun.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return _hearers.Add(types, hear);
    }

    /// <summary>Says that there is something new, as when this process has appended.</summary>
    public void Wake() => _pace.Hasten();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_watching is { } watching) await watching.ConfigureAwait(false);
        _pace.Dispose();
        _stop.Dispose();
    }

    void Start()
    {
        lock (_lock) _watching ??= Task.Run(Watch);
    }

    async Task Watch()
    {
        try
        {
            (_position, _) = await Patiently(_events.Head).ConfigureAwait(false);
            _hearers.Begin(_position);
            _begun.SetResult();
            while (true)
            {
                ShareIfFollowed();
                var types = _hearers.Types;
                var (look, began) = await Patiently(stop => Look(types, stop)).ConfigureAwait(false);
                if (!_hearers.TryTell(look.News, types)) continue;
                _position = look.News.UpTo;
                if (look.Events is { } events) Recent.Add(events);
                if (!look.IsToTheEnd) continue;
                _lastLook = new JournalLook(began, _time);
                await _pace.Wait(_stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _begun.TrySetCanceled();
        }
    }

    void ShareIfFollowed()
    {
        var isFollowed = Volatile.Read(ref _followers) > 0;
        if (isFollowed && !_isShared) Recent.Begin(_position);
        if (!isFollowed && _isShared) Recent.End();
        _isShared = isFollowed;
    }

    async Task<Found> Look(string[] types, CancellationToken stop)
    {
        if (!_isShared)
        {
            var news = await _events.News(_position, NewsPageSize, types, stop).ConfigureAwait(false);
            return new Found(news, null, news.Versions.Count < NewsPageSize);
        }

        var events = await _events.Settled(_position, PageSize, stop).ConfigureAwait(false);
        return new Found(
            new JournalNews(
                events.ConvertAll(recorded => new StreamVersion(recorded.Stream, recorded.Version)),
                events.FindAll(recorded => types.Contains(recorded.Type)),
                events.Count > 0 ? events[^1].Position : _position),
            events,
            events.Count < PageSize);
    }

    /// <summary>Reads, however long the database is away. Answers when the try began that succeeded: the others say nothing of what was written meanwhile.</summary>
    async Task<(T Read, long Began)> Patiently<T>(Func<CancellationToken, Task<T>> read)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                var began = _time.GetTimestamp();
                return (await read(_stop.Token).ConfigureAwait(false), began);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (isFirst) Log.FollowingInterrupted(_log, exception);
                await Task.Delay(PauseAfterTrouble, _time, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What a look found; the events themselves when somebody follows.</summary>
    sealed record Found(JournalNews News, IReadOnlyList<RecordedEvent>? Events, bool IsToTheEnd);
}
