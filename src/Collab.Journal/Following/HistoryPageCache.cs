using Collab.Journal.Reading;

namespace Collab.Journal.Following;

/// <summary>
/// Pages of events older than the <see cref="EventRingBuffer"/>. Followers that reconnect together, as after a restart, read the same pages: the last pages are cached
/// in bounded memory, and only a few are read at once, so that a thousand followers do not use up the connections.
/// </summary>
sealed class HistoryPageCache(EventReader events) : IDisposable
{
    const int MaxReads = 4;
    const int MaxKeptBytes = 1 << 20;

    /// <summary>Approximate memory overhead of an event, in bytes.</summary>
    const int EventOverhead = 300;

    readonly SemaphoreSlim _turn = new(MaxReads, MaxReads);
    readonly Lock _lock = new();
    readonly Queue<Page> _kept = [];
    int _keptBytes;

    /// <summary>Approximate memory of events, in bytes.</summary>
    public static int SizeOf(IEnumerable<RecordedEvent> page) => page.Sum(recorded => recorded.Data.Length + EventOverhead);

    /// <summary>The events between two positions, without gaps, in order; empty when there are none.</summary>
    /// <param name="after">The position.</param>
    /// <param name="upTo">A settled position.</param>
    /// <param name="count">The page size when nothing is cached.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async ValueTask<IReadOnlyList<RecordedEvent>> Read(JournalPosition after, JournalPosition upTo, int count, CancellationToken cancellationToken)
    {
        if (Find(after) is { } kept) return kept;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another follower may have read it while this one waited.
            if (Find(after) is { } meanwhile) return meanwhile;
            var page = await events.Between(after, upTo, count, cancellationToken).ConfigureAwait(false);
            if (page.Count > 0) Keep(new Page(after, page, SizeOf(page)));
            return page;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    List<RecordedEvent>? Find(JournalPosition after)
    {
        lock (_lock)
        {
            foreach (var page in _kept)
            {
                if (page.After <= after && after < page.Events[^1].Position) return page.From(after);
            }
        }

        return null;
    }

    void Keep(Page page)
    {
        lock (_lock)
        {
            _kept.Enqueue(page);
            _keptBytes += page.Bytes;
            while (_keptBytes > MaxKeptBytes) _keptBytes -= _kept.Dequeue().Bytes;
        }
    }

    /// <summary>All settled events from a position to the last of them. Immutable.</summary>
    sealed record Page(JournalPosition After, List<RecordedEvent> Events, int Bytes)
    {
        public List<RecordedEvent> From(JournalPosition after)
        {
            var first = Events.FindIndex(recorded => recorded.Position > after);
            return first == 0 ? Events : Events[first..];
        }
    }
}
