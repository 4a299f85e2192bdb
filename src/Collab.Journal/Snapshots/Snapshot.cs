namespace Collab.Journal.Snapshots;

/// <summary>A kept state.</summary>
/// <param name="Data">The state as it was written.</param>
/// <param name="ETag">Changes with every write; hand it back when writing or clearing.</param>
public sealed record Snapshot(ReadOnlyMemory<byte> Data, string ETag);
