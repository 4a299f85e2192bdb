namespace Collab.Journal.Snapshots;

/// <summary>
/// Loads streams as a folded state and the events after it, any number of them in one round trip. Snapshots are a cache; losing one costs time. Every method throws
/// <see cref="JournalUnavailableException"/> when the database cannot be used.
/// </summary>
public interface IStreamStore
{
    /// <summary>Loads streams to their ends. An unknown stream is empty.</summary>
    /// <param name="format">The snapshot format that the caller can read.</param>
    /// <param name="known">
    /// The streams, each with the known version. 0 requests the latest snapshot and the events from its last event on. Any other version requests the events from that
    /// one on, itself included, so that the caller can check that it knows this history.
    /// </param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The streams, in the requested order.</returns>
    Task<IReadOnlyList<StreamLoad>> Load(string format, IReadOnlyList<StreamVersion> known, CancellationToken cancellationToken);

    /// <summary>Loads streams as of a moment: all events before the first later one.</summary>
    /// <param name="format">The snapshot format that the caller can read.</param>
    /// <param name="streams">The streams.</param>
    /// <param name="moment">The moment; an event at exactly this time is included.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The streams, in the requested order.</returns>
    Task<IReadOnlyList<StreamLoad>> LoadAsOf(string format, IReadOnlyList<StreamId> streams, DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a state and replaces the earlier ones of its stream and format that are not kept. Does nothing when the journal does not have the state's last event (it
    /// was restored to an earlier moment).
    /// </summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken);
}

/// <summary>A loaded stream.</summary>
/// <param name="Snapshot">The state to start from; null for none.</param>
/// <param name="Events">The events to fold into it, in order.</param>
public sealed record StreamLoad(StreamSnapshot? Snapshot, IReadOnlyList<RecordedEvent> Events);

/// <summary>A stored state.</summary>
/// <param name="Version">The number of events in it.</param>
/// <param name="Data">The serialized state.</param>
public sealed record StreamSnapshot(int Version, ReadOnlyMemory<byte> Data);

/// <summary>A folded state to save.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Format">The snapshot format; up to 200 characters.</param>
/// <param name="Version">The number of events in it; at least 1.</param>
/// <param name="ChangedAt">The time of the last event.</param>
/// <param name="IsKept">Whether later saves keep it, for views of the past.</param>
/// <param name="Data">The serialized state; opaque to the store.</param>
public sealed record NewStreamSnapshot(StreamId Stream, string Format, int Version, DateTimeOffset ChangedAt, bool IsKept, ReadOnlyMemory<byte> Data);
