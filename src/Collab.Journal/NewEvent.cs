namespace Collab.Journal;

/// <summary>An event that is to be appended.</summary>
/// <param name="Type">The event's name in the journal; explicit, and never given another meaning later.</param>
/// <param name="Data">What happened, as one JSON value in UTF-8. Kept byte for byte. No personal data belongs here.</param>
public readonly record struct NewEvent(string Type, ReadOnlyMemory<byte> Data);
