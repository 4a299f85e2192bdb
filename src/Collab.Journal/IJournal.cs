namespace Collab.Journal;

/// <summary>
/// The append-only memory of everything that happened. Any number of processes may use one journal; the key (stream, version) fences
/// writers. Every method throws <see cref="JournalUnavailableException"/> when the database cannot be used.
/// </summary>
public interface IJournal
{
    /// <summary>Random id of this database's history; part of every <see cref="JournalCursor"/>. Changes when the database was restored or moved, so that old cursors start anew.</summary>
    Guid Epoch { get; }

    /// <summary>Makes one change, whole or not at all, in one transaction and one round trip.</summary>
    /// <param name="append">The change.</param>
    /// <param name="cancellationToken">Heeded until the change is sent; from then on its outcome is awaited.</param>
    /// <returns>How it ended. A repeated command is told before a version conflict.</returns>
    /// <exception cref="ArgumentException">There is neither event nor command key, or a stream is named twice, or a name is empty or too long.</exception>
    Task<AppendResult> Append(Append append, CancellationToken cancellationToken);

    /// <summary>One page of a stream, newest first.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="beforeVersion">Versions from here on are left out; <see cref="int.MaxValue"/> for none.</param>
    /// <param name="count">The most events to answer; 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<RecordedEvent>> ReadPageBackwards(StreamId stream, int beforeVersion, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Follows the journal: every event after a position, each once, in the order of positions, until cancelled. Waits out a database
    /// that is away. An event comes when no older transaction that writes to the journal is running any more, so none can appear behind one
    /// already given; and after every subscriber of this process was told of it. The reader sets the pace: nothing is buffered for it beyond one page.
    /// </summary>
    /// <param name="after">The last position already known.</param>
    /// <param name="cancellationToken">Ends the following, with <see cref="OperationCanceledException"/>.</param>
    IAsyncEnumerable<RecordedEvent> Follow(JournalPosition after, CancellationToken cancellationToken);

    /// <summary>
    /// Tells a subscriber of every event that is settled from now on, as <see cref="Follow"/> would give it. It costs less than following, for only events of the
    /// types asked for are read whole. The first call comes before this returns.
    /// </summary>
    /// <param name="subscriber">Who is told.</param>
    /// <param name="cancellationToken">Stops the beginning.</param>
    /// <returns>Ends the subscription when disposed: no call comes after it.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be read, so nothing is told.</exception>
    Task<IDisposable> Subscribe(IJournalSubscriber subscriber, CancellationToken cancellationToken);

    /// <summary>Polls for new events as soon as may be rather than at the next interval: for when another process is known to have written.</summary>
    void PollNow();

    /// <summary>How fresh the subscribers are; null until the first poll has ended, for nobody polls before somebody subscribes or follows.</summary>
    JournalFreshness? Freshness { get; }

    /// <summary>
    /// The position up to which the journal is settled: no event will ever appear at or before it that is not readable now. Take it
    /// <em>before</em> reading state and follow from it, and nothing is missed.
    /// </summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<JournalPosition> Head(CancellationToken cancellationToken);

    /// <summary>
    /// Compares a decision that writes nothing (a refusal, or a command that finds everything as it asks) with the journal, in one round trip: whether the
    /// streams that it was based on still end there, and whether the command was made before.
    /// </summary>
    /// <param name="basedOn">The streams with the versions that the decision was based on; 0 for a stream that was not there.</param>
    /// <param name="key">The command's key; null when the client gave no id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<DecisionCheck> Check(IReadOnlyList<StreamVersion> basedOn, CommandKey? key, CancellationToken cancellationToken);

    /// <summary>What an earlier command under this key led to; null when there was none.</summary>
    /// <param name="author">Who asked.</param>
    /// <param name="clientMutationId">The client's id for the request.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<CommandOutcome?> FindCommand(string author, string clientMutationId, CancellationToken cancellationToken);
}
