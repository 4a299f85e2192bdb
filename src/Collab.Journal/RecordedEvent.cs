namespace Collab.Journal;

/// <summary>An event as the journal keeps it. Nothing ever changes it.</summary>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">Its place in the stream, from 1 without gaps.</param>
/// <param name="Position">Its place in the order of all events.</param>
/// <param name="Type">The event's explicit name.</param>
/// <param name="Data">What happened: the JSON in UTF-8 that was appended, byte for byte.</param>
/// <param name="Author">Who did it.</param>
/// <param name="At">When, by the clock of the process that appended it; whole microseconds, UTC. Order comes from versions and positions, not from here.</param>
/// <param name="CommandId">The client mutation id of the command that caused it, when it carried one.</param>
public sealed record RecordedEvent(
    StreamId Stream,
    int Version,
    JournalPosition Position,
    string Type,
    ReadOnlyMemory<byte> Data,
    string Author,
    DateTimeOffset At,
    string? CommandId);
