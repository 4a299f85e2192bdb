using Collab.Journal;
using Collab.Journal.Snapshots;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>Streams in memory whose readings go step by step: asked for, then looked at, then answered or broken, when the test says so.</summary>
sealed class SteppedStore : IStreamStore
{
    readonly Dictionary<StreamId, List<RecordedEvent>> _streams = [];

    /// <summary>What is asked for and not answered yet, oldest first.</summary>
    public List<Reading> Readings { get; } = [];

    /// <summary>How many readings were asked for.</summary>
    public int Asked { get; private set; }

    public List<RecordedEvent> Stream(StreamId stream)
    {
        if (!_streams.TryGetValue(stream, out var events))
        {
            _streams[stream] = events = [];
        }

        return events;
    }

    public Task<IReadOnlyList<StreamLoad>> Load(string format, IReadOnlyList<StreamVersion> known, CancellationToken cancellationToken)
    {
        var reading = new Reading(this, known);
        Readings.Add(reading);
        Asked++;
        return reading.Answer;
    }

    public Task<IReadOnlyList<StreamLoad>> LoadAsOf(string format, IReadOnlyList<StreamId> streams, DateTimeOffset moment, CancellationToken cancellationToken)
        => throw new NotSupportedException("These tests do not look back.");

    public Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One reading.</summary>
    public sealed class Reading(SteppedStore store, IReadOnlyList<StreamVersion> known)
    {
        readonly TaskCompletionSource<IReadOnlyList<StreamLoad>> _answer = new();
        StreamLoad[]? _seen;

        public IEnumerable<StreamId> Streams => known.Select(one => one.Stream);

        public Task<IReadOnlyList<StreamLoad>> Answer => _answer.Task;

        /// <summary>What the journal holds at this moment is what will be answered.</summary>
        public void Look()
            => _seen ??= [.. known.Select(one => new StreamLoad(null, [.. store.Stream(one.Stream).Where(recorded => recorded.Version >= one.Version)]))];

        public void Finish()
        {
            Look();
            store.Readings.Remove(this);
            _answer.SetResult(_seen!);
        }

        public void Break()
        {
            store.Readings.Remove(this);
            _answer.SetException(new JournalUnavailableException(JournalUnavailableReason.Unreachable, "The test has broken it."));
        }
    }
}
