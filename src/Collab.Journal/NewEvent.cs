namespace Collab.Journal;

/// <summary>An event to append.</summary>
/// <param name="Type">The stored name of the event type. Its meaning never changes.</param>
/// <param name="Data">The event's data: one JSON value in UTF-8, stored byte for byte. Must not contain personal data.</param>
public readonly record struct NewEvent(string Type, ReadOnlyMemory<byte> Data);
