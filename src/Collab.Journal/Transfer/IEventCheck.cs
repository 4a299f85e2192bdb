namespace Collab.Journal.Transfer;

/// <summary>Checks that a program can read an event, so that an import refuses unknown events early.</summary>
public interface IEventCheck
{
    /// <summary>What is wrong with an event; null when it is valid.</summary>
    /// <param name="stream">The stream of the event.</param>
    /// <param name="version">Its version in the stream, from 1.</param>
    /// <param name="type">The stored name of the event type.</param>
    /// <param name="data">Its JSON.</param>
    /// <returns>A sentence.</returns>
    string? Fault(StreamId stream, int version, string type, ReadOnlyMemory<byte> data);
}
