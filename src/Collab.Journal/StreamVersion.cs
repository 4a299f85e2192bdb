namespace Collab.Journal;

/// <summary>A version of a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version, from 1; 0 is before the first event.</param>
public readonly record struct StreamVersion(StreamId Stream, int Version);
