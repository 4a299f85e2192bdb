using System.Diagnostics;
using Collab.Journal;
using Collab.Journal.Snapshots;

namespace Collab.Network.Tests.Following;

/// <summary>A journal that counts what is read of its streams, and whose streams cannot be read while a test says so.</summary>
sealed class WatchedJournal(IJournal journal, IStreamStore streams) : IJournal, IStreamStore
{
    static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    int _readings;
    int _checks;

    public bool IsBroken { get; set; }

    /// <summary>Whether it is told of nothing, as in the moment before it is.</summary>
    public bool IsBehind { get; init; }

    /// <summary>Whether the last finished poll of the journal is long ago, as for a process that was stopped or cut off.</summary>
    public bool IsCutOff { get; set; }

    /// <summary>How often a stream was read.</summary>
    public int Readings => Volatile.Read(ref _readings);

    /// <summary>How often a decision was compared with the journal.</summary>
    public int Checks => Volatile.Read(ref _checks);

    public Guid Epoch => journal.Epoch;

    public Task<IReadOnlyList<StreamLoad>> Load(string format, IReadOnlyList<StreamVersion> known, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _readings);
        return IsBroken
            ? throw new JournalUnavailableException(JournalUnavailableReason.Unreachable, "The test has broken it.")
            : streams.Load(format, known, cancellationToken);
    }

    public Task<IReadOnlyList<StreamLoad>> LoadAsOf(string format, IReadOnlyList<StreamId> names, DateTimeOffset moment, CancellationToken cancellationToken)
        => streams.LoadAsOf(format, names, moment, cancellationToken);

    public Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken) => streams.Save(snapshot, cancellationToken);

    public Task<AppendResult> Append(Append append, CancellationToken cancellationToken) => journal.Append(append, cancellationToken);

    public Task<IReadOnlyList<RecordedEvent>> ReadPageBackwards(StreamId stream, int beforeVersion, int count, CancellationToken cancellationToken)
        => journal.ReadPageBackwards(stream, beforeVersion, count, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> Follow(JournalPosition after, CancellationToken cancellationToken) => journal.Follow(after, cancellationToken);

    public Task<IDisposable> Subscribe(IJournalSubscriber subscriber, CancellationToken cancellationToken)
        => journal.Subscribe(IsBehind ? new NotTold() : subscriber, cancellationToken);

    public void PollNow() => journal.PollNow();

    public JournalFreshness? Freshness => IsCutOff ? Aged(AnHour) : IsBehind ? Aged(TimeSpan.Zero) : journal.Freshness;

    public ValueTask<JournalPosition> Head(CancellationToken cancellationToken) => journal.Head(cancellationToken);

    public ValueTask<DecisionCheck> Check(IReadOnlyList<StreamVersion> basedOn, CommandKey? key, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _checks);
        return journal.Check(basedOn, key, cancellationToken);
    }

    public ValueTask<CommandOutcome?> FindCommand(string author, string clientMutationId, CancellationToken cancellationToken)
        => journal.FindCommand(author, clientMutationId, cancellationToken);

    static JournalFreshness Aged(TimeSpan age) => new(Stopwatch.GetTimestamp() - (long)(age.TotalSeconds * Stopwatch.Frequency), TimeProvider.System);

    sealed class NotTold : IJournalSubscriber
    {
        public IReadOnlyCollection<string> EventTypes => [];

        public void Receive(JournalBatch batch)
        {
        }
    }
}
