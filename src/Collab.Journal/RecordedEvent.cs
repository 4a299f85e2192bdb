namespace Collab.Journal;

/// <summary>A stored event. Immutable.</summary>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">Its version in the stream, from 1 without gaps.</param>
/// <param name="Position">Its position in the order of all events.</param>
/// <param name="Type">The stored name of the event type.</param>
/// <param name="Data">The event's data: the appended JSON in UTF-8, byte for byte.</param>
/// <param name="Author">The author.</param>
/// <param name="At">The time by the clock of the process that appended it; whole microseconds, UTC. Order by version and position, not by time.</param>
/// <param name="CommandId">The client mutation id of the command, when it had one.</param>
public sealed record RecordedEvent(
    StreamId Stream,
    int Version,
    JournalPosition Position,
    string Type,
    ReadOnlyMemory<byte> Data,
    string Author,
    DateTimeOffset At,
    string? CommandId);
