namespace Collab.Journal;

/// <summary>Events for one stream, on condition that the stream ends at the expected version.</summary>
/// <param name="Stream">The stream to append to.</param>
/// <param name="ExpectedVersion">The version of the last event that the decision read; 0 for a new stream.</param>
/// <param name="Events">The events in order; the first gets version <paramref name="ExpectedVersion"/> + 1. At least one.</param>
public sealed record StreamAppend(StreamId Stream, int ExpectedVersion, IReadOnlyList<NewEvent> Events);
