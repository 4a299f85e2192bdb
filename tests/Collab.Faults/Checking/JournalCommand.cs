namespace Collab.Faults.Checking;

/// <summary>A row of <c>journal.command</c>.</summary>
/// <param name="Author">Who asked.</param>
/// <param name="Id">The client mutation id.</param>
/// <param name="Subject">Global id of what it was about.</param>
/// <param name="Transaction">The transaction that wrote it.</param>
sealed record JournalCommand(string Author, string Id, string Subject, ulong Transaction);
