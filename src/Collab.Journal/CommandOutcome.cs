namespace Collab.Journal;

/// <summary>What an earlier command under the same key led to.</summary>
/// <param name="Fingerprint">Hash of that command's input. When it differs from the repeat's own, the id was used for something else: refuse.</param>
/// <param name="Subject">Global id of what that command was about.</param>
/// <param name="Position">Where in the journal it ended.</param>
public sealed record CommandOutcome(string Fingerprint, string Subject, JournalPosition Position);
