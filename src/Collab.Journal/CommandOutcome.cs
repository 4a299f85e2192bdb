namespace Collab.Journal;

/// <summary>The outcome of an earlier command with the same key.</summary>
/// <param name="Fingerprint">Hash of that command's input. When it differs from the repeat's own hash, the id was used for another command: refuse.</param>
/// <param name="Subject">Global id of the object that the command was about.</param>
/// <param name="Position">The position at which the command ended.</param>
public sealed record CommandOutcome(string Fingerprint, string Subject, JournalPosition Position);
