namespace Collab.Journal.Snapshots;

/// <summary>
/// A cache of folded state in <c>journal.snapshot</c>. Losing a snapshot costs time, never data. Throws
/// <see cref="JournalUnavailableException"/> when the database cannot be used.
/// </summary>
public interface ISnapshotStore
{
    /// <summary>Reads a snapshot; null when there is none.</summary>
    /// <param name="kind">What kind of state it is, such as the grain's state name.</param>
    /// <param name="key">Whose state it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<Snapshot?> Read(string kind, string key, CancellationToken cancellationToken);

    /// <summary>Writes a snapshot in place of the one that was read.</summary>
    /// <param name="kind">What kind of state it is.</param>
    /// <param name="key">Whose state it is.</param>
    /// <param name="data">The state; the store does not look inside.</param>
    /// <param name="etag">The etag of the snapshot that was read; null when there was none.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The new etag.</returns>
    /// <exception cref="SnapshotConflictException">Another has written or cleared it meanwhile.</exception>
    ValueTask<string> Write(string kind, string key, ReadOnlyMemory<byte> data, string? etag, CancellationToken cancellationToken);

    /// <summary>Removes a snapshot. Does nothing when there is none and <paramref name="etag"/> is null.</summary>
    /// <param name="kind">What kind of state it is.</param>
    /// <param name="key">Whose state it is.</param>
    /// <param name="etag">The etag that was read; null removes whatever is there.</param>
    /// <param name="cancellationToken">Stops the removal.</param>
    /// <exception cref="SnapshotConflictException">Another has written or cleared it meanwhile.</exception>
    ValueTask Clear(string kind, string key, string? etag, CancellationToken cancellationToken);
}
