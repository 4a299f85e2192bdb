namespace Collab.Journal;

/// <summary>What was written to the journal since the last batch, for <see cref="IJournalSubscriber"/>.</summary>
/// <param name="Versions">Each event by its place in its stream, in the order of positions.</param>
/// <param name="Events">Those of them whose types some subscriber of this process wants, whole, in the same order.</param>
/// <param name="UpTo">The position of the last of them; of the last event before when there are none.</param>
public sealed record JournalBatch(IReadOnlyList<StreamVersion> Versions, IReadOnlyList<RecordedEvent> Events, JournalPosition UpTo);
