namespace Collab.Journal.Reading;

/// <summary>A page of settled events.</summary>
/// <param name="Versions">Stream and version of each event, in order.</param>
/// <param name="Events">The events that were read whole, in order.</param>
/// <param name="UpTo">The position of the last event; of the one before when there are none.</param>
/// <param name="IsLast">Whether there are no more below the horizon.</param>
sealed record EventPage(List<StreamVersion> Versions, List<RecordedEvent> Events, JournalPosition UpTo, bool IsLast);
