namespace Collab.Journal;

/// <summary>Events for one stream, on condition that the stream still ends where the author believed.</summary>
/// <param name="Stream">The stream to append to.</param>
/// <param name="ExpectedVersion">Version of the last event the decision was based on; 0 for a stream that must be new.</param>
/// <param name="Events">The events in order; the first gets version <paramref name="ExpectedVersion"/> + 1. At least one.</param>
public sealed record StreamAppend(StreamId Stream, int ExpectedVersion, IReadOnlyList<NewEvent> Events);
