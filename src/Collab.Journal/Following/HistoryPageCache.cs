using Collab.Journal.Reading;

namespace Collab.Journal.Following;

/// <summary>
/// What is older than the <see cref="EventRingBuffer"/>, read from the database a page at a time. Followers that come back together, as after a restart, read the
/// same: the last pages are kept, in bounded memory, and few are read at once, so that a thousand followers leave the database's connections to others.
/// </summary>
sealed class HistoryPageCache(EventReader events) : IDisposable
{
    const int MaxReads = 4;
    const int MaxKeptBytes = 1 << 20;

    /// <summary>What an event takes in memory beside its data, in bytes, about.</summary>
    const int EventOverhead = 300;

    readonly SemaphoreSlim _turn = new(MaxReads, MaxReads);
    readonly Lock _lock = new();
    readonly Queue<Page> _kept = [];
    int _keptBytes;

    /// <summary>How much memory events take, in bytes, about.</summary>
    public static int SizeOf(IEnumerable<RecordedEvent> page) => page.Sum(recorded => recorded.Data.Length + EventOverhead);

    /// <summary>The events after a position up to another, without gaps, in order; none when there are none.</summary>
    /// <param name="after">The position.</param>
    /// <param name="upTo">A settled position.</param>
    /// <param name="count">How many to read when none are kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<IReadOnlyList<RecordedEvent>> Read(JournalPosition after, JournalPosition upTo, int count, CancellationToken cancellationToken)
    {
        if (Find(after) is { } kept) return kept;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Whoever had the turn may have read it.
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

    /// <summary>All settled events after a position up to the last of them; that never changes.</summary>
    sealed record Page(JournalPosition After, List<RecordedEvent> Events, int Bytes)
    {
        public List<RecordedEvent> From(JournalPosition after)
        {
            var first = Events.FindIndex(recorded => recorded.Position > after);
            return first == 0 ? Events : Events[first..];
        }
    }
}
