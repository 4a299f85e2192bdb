namespace Collab.Journal;

/// <summary>What was written to the journal since the last news, for <see cref="IJournal.Hear"/>.</summary>
/// <param name="Versions">Each event by its place in its stream, in the order of positions.</param>
/// <param name="Events">Those of them whose types somebody in this process asked for, whole, in the same order.</param>
/// <param name="UpTo">The position of the last of them; of the last event before when there are none.</param>
public sealed record JournalNews(IReadOnlyList<StreamVersion> Versions, IReadOnlyList<RecordedEvent> Events, JournalPosition UpTo);
