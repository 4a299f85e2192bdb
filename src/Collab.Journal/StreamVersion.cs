namespace Collab.Journal;

/// <summary>A place in a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The place, from 1.</param>
public readonly record struct StreamVersion(StreamId Stream, int Version);
