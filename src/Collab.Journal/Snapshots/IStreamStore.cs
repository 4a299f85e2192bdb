namespace Collab.Journal.Snapshots;

/// <summary>
/// Streams as a folded state and the events after it: any number of them in one round trip. Snapshots are a cache, losing one costs time. Every method
/// throws <see cref="JournalUnavailableException"/> when the database cannot be used.
/// </summary>
public interface IStreamStore
{
    /// <summary>Reads streams to their ends. An unknown stream is empty.</summary>
    /// <param name="format">Which snapshots the caller can read.</param>
    /// <param name="known">The streams, each with the version already known. 0 asks for the latest snapshot and the events from its last on; any other version for the events from that one on,
    /// itself included, so that the caller can tell whether it knows this history.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was read, in the order asked.</returns>
    Task<IReadOnlyList<StreamLoad>> Load(string format, IReadOnlyList<StreamVersion> known, CancellationToken cancellationToken);

    /// <summary>Reads streams up to a moment: everything before the first event that is later.</summary>
    /// <param name="format">Which snapshots the caller can read.</param>
    /// <param name="streams">The streams.</param>
    /// <param name="moment">The moment; an event just at it is included.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was read, in the order asked.</returns>
    Task<IReadOnlyList<StreamLoad>> LoadAsOf(string format, IReadOnlyList<StreamId> streams, DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a state in place of the earlier ones of its stream and format that are not kept. Does nothing when the journal does not hold the state's last event
    /// (it was restored to an earlier moment).
    /// </summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="cancellationToken">Stops the saving.</param>
    Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken);
}

/// <summary>A stream as it was read.</summary>
/// <param name="Snapshot">The state to begin from; null for none.</param>
/// <param name="Events">The events to fold into it, in order.</param>
public sealed record StreamLoad(StreamSnapshot? Snapshot, IReadOnlyList<RecordedEvent> Events);

/// <summary>A folded state that was kept.</summary>
/// <param name="Version">The number of events in it.</param>
/// <param name="Data">The state as it was saved.</param>
public sealed record StreamSnapshot(int Version, ReadOnlyMemory<byte> Data);

/// <summary>A folded state to save.</summary>
/// <param name="Stream">Whose state it is.</param>
/// <param name="Format">Who can read it; up to 200 characters.</param>
/// <param name="Version">The number of events in it; at least 1.</param>
/// <param name="ChangedAt">When the last of them happened.</param>
/// <param name="IsKept">Whether it stays when later ones are saved, for views of the past.</param>
/// <param name="Data">The state; the store does not look inside.</param>
public sealed record NewStreamSnapshot(StreamId Stream, string Format, int Version, DateTimeOffset ChangedAt, bool IsKept, ReadOnlyMemory<byte> Data);
