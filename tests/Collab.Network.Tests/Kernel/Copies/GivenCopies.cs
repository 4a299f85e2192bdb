using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Microsoft.Extensions.Logging.Abstractions;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>A process's copies on a journal of the test's, which the process follows by the test's hand.</summary>
sealed class GivenCopies<TStore> : IFreshness, IAsyncDisposable
    where TStore : IStreamStore, new()
{
    readonly SnapshotSaver _saver;

    public GivenCopies(CopyOptions? options = null, params IReadOnlyList<IAggregate> aggregates)
    {
        _saver = new SnapshotSaver(Store, TimeProvider.System, NullLogger<SnapshotSaver>.Instance);
        Copies = new AggregateCopies(aggregates is [] ? [Tally.Aggregate] : aggregates, new AggregateLoader(Store, _saver), this, options);
    }

    public TStore Store { get; } = new();

    public AggregateCopies Copies { get; }

    public bool IsFresh { get; set; } = true;

    public ValueTask<Tally?> Find(Guid id) => Copies.Find<GoalId, Tally>(new GoalId(id));

    public ValueTask<Tally?> FindAtLeast(Guid id, int version) => Copies.FindAtLeast<GoalId, Tally>(new GoalId(id), version);

    public void Mark(Guid id, int version) => Copies.MarkBehind(Tallies.Stream(id), version);

    public async ValueTask DisposeAsync()
    {
        Copies.Dispose();
        await _saver.DisposeAsync();
    }
}

/// <summary>A journal in memory that many threads write and read, and that breaks now and then when a test wants it to.</summary>
sealed class MemoryStore : IStreamStore
{
    readonly Dictionary<StreamId, List<RecordedEvent>> _streams = [];
    readonly Lock _lock = new();
    int _readings;

    /// <summary>Every so many readings fail; 0 for none.</summary>
    public int BreaksEvery { get; set; }

    public int Version(StreamId stream)
    {
        lock (_lock)
        {
            return _streams.GetValueOrDefault(stream)?.Count ?? 0;
        }
    }

    /// <summary>Appends what is made for the version that the stream has.</summary>
    public RecordedEvent Append(StreamId stream, Func<int, RecordedEvent> make)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(stream, out var events))
            {
                _streams[stream] = events = [];
            }

            var recorded = make(events.Count);
            events.Add(recorded);
            return recorded;
        }
    }

    public void Put(StreamId stream, IEnumerable<RecordedEvent> events) => _streams[stream] = [.. events];

    public void Forget() => _streams.Clear();

    public async Task<IReadOnlyList<StreamLoad>> Load(string format, IReadOnlyList<StreamVersion> known, CancellationToken cancellationToken)
    {
        var reading = Interlocked.Increment(ref _readings);
        await Task.Yield();
        StreamLoad[] seen;
        lock (_lock)
        {
            seen = [.. known.Select(one => new StreamLoad(null, [.. (_streams.GetValueOrDefault(one.Stream) ?? []).Skip(Math.Max(0, one.Version - 1))]))];
        }

        await Task.Yield();
        return BreaksEvery > 0 && reading % BreaksEvery == 0
            ? throw new JournalUnavailableException(JournalUnavailableReason.Unreachable, "The test has broken it.")
            : seen;
    }

    public Task<IReadOnlyList<StreamLoad>> LoadAsOf(string format, IReadOnlyList<StreamId> streams, DateTimeOffset moment, CancellationToken cancellationToken)
        => throw new NotSupportedException("These tests do not look back.");

    public Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken) => Task.CompletedTask;
}
