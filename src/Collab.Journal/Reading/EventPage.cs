namespace Collab.Journal.Reading;

/// <summary>Settled events as one statement read them.</summary>
/// <param name="Versions">Each event by its place in its stream, in order.</param>
/// <param name="Events">Those that were read whole, in order.</param>
/// <param name="UpTo">The position of the last; of the one before when there are none.</param>
/// <param name="IsLast">Whether there were no more below the horizon.</param>
sealed record EventPage(List<StreamVersion> Versions, List<RecordedEvent> Events, JournalPosition UpTo, bool IsLast);
