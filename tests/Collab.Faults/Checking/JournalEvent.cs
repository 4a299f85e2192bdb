namespace Collab.Faults.Checking;

/// <summary>A row of <c>journal.event</c>.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its place in the stream.</param>
/// <param name="Transaction">The transaction that wrote it.</param>
/// <param name="Sequence">Its place in the transaction.</param>
/// <param name="Type">The event's name.</param>
/// <param name="Data">What happened, as JSON.</param>
/// <param name="Author">Who did it.</param>
/// <param name="CommandId">The client mutation id that caused it.</param>
sealed record JournalEvent(string Stream, int Version, ulong Transaction, long Sequence, string Type, string Data, string Author, string? CommandId);
