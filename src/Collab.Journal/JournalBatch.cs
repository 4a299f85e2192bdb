namespace Collab.Journal;

/// <summary>The events appended since the last batch, for <see cref="IJournalSubscriber"/>.</summary>
/// <param name="Versions">Stream and version of each event, in position order.</param>
/// <param name="Events">The whole events of the types that any subscriber of this process requests, in the same order.</param>
/// <param name="UpTo">The position of the last event; of the last event before when there are none.</param>
public sealed record JournalBatch(IReadOnlyList<StreamVersion> Versions, IReadOnlyList<RecordedEvent> Events, JournalPosition UpTo);
