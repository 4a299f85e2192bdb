namespace Collab.Journal;

/// <summary>
/// The append-only event store. Any number of processes may use one journal; the key (stream, version) fences writers. Every method throws <see
/// cref="JournalUnavailableException"/> when the database cannot be used.
/// </summary>
public interface IJournal
{
    /// <summary>Random id of this database's history; part of every <see cref="JournalCursor"/>. Changes when the database is restored or moved, which invalidates old cursors.</summary>
    Guid Epoch { get; }

    /// <summary>Appends one change, as a whole or not at all, in one transaction and one round trip.</summary>
    /// <param name="append">The change.</param>
    /// <param name="cancellationToken">Observed until the change is sent. After that its outcome is awaited.</param>
    /// <returns>The result. A repeated command takes precedence over a version conflict.</returns>
    /// <exception cref="ArgumentException">There is neither an event nor a command key, a stream occurs twice, or a name is empty or too long.</exception>
    Task<AppendResult> Append(Append append, CancellationToken cancellationToken);

    /// <summary>One page of a stream, newest first.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="beforeVersion">The exclusive upper bound of versions; <see cref="int.MaxValue"/> for none.</param>
    /// <param name="count">The maximum number of events; 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<RecordedEvent>> ReadPageBackwards(StreamId stream, int beforeVersion, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Follows the journal: every event after a position, each once, in position order, until cancelled. It waits while the database is unavailable. An event is
    /// returned when no older transaction that writes to the journal is running, so none can appear before it later, and after every subscriber of this process has
    /// received it. The reader sets the pace: at most one page is buffered for it.
    /// </summary>
    /// <param name="after">The last known position.</param>
    /// <param name="cancellationToken">Ends the enumeration with <see cref="OperationCanceledException"/>.</param>
    IAsyncEnumerable<RecordedEvent> Follow(JournalPosition after, CancellationToken cancellationToken);

    /// <summary>
    /// Delivers every event that is settled from now on to a subscriber, in the order of <see cref="Follow"/>. It costs less than following, because only events of the
    /// requested types are read whole. The first call of <see cref="IJournalSubscriber.Receive"/> precedes the return.
    /// </summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="cancellationToken">Cancels the start of the subscription.</param>
    /// <returns>Ends the subscription when disposed: no call follows.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be read; there is no subscription.</exception>
    Task<IDisposable> Subscribe(IJournalSubscriber subscriber, CancellationToken cancellationToken);

    /// <summary>Polls for new events as soon as possible instead of at the next interval. Use it when another process is known to have written.</summary>
    void PollNow();

    /// <summary>How up to date the subscribers are; null until the first poll is complete. Polling starts with the first subscriber or follower.</summary>
    JournalFreshness? Freshness { get; }

    /// <summary>
    /// The position up to which the journal is settled: no event will later appear at or before it. Read it <em>before</em> reading state and follow from it, and
    /// nothing is missed.
    /// </summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    ValueTask<JournalPosition> Head(CancellationToken cancellationToken);

    /// <summary>
    /// Compares a decision that writes nothing (a refusal, or a command that changes nothing) with the journal in one round trip: whether the streams that it read are
    /// unchanged, and whether the command was made before.
    /// </summary>
    /// <param name="basedOn">The streams with the versions that the decision read; 0 for a stream that did not exist.</param>
    /// <param name="key">The command's key; null when the client gave no id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    ValueTask<DecisionCheck> Check(IReadOnlyList<StreamVersion> basedOn, CommandKey? key, CancellationToken cancellationToken);

    /// <summary>The outcome of an earlier command with this key; null when there is none.</summary>
    /// <param name="author">The author of the command.</param>
    /// <param name="clientMutationId">The client's id for the request.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    ValueTask<CommandOutcome?> FindCommand(string author, string clientMutationId, CancellationToken cancellationToken);
}
