namespace Collab.Journal.Transfer;

/// <summary>Knows which events a program can read, so that an import refuses the others before anything is made of them.</summary>
public interface IEventCheck
{
    /// <summary>What is wrong with an event; null when nothing is.</summary>
    /// <param name="stream">The stream that it stands in.</param>
    /// <param name="version">Its number in the stream, from 1.</param>
    /// <param name="type">The name that it is stored by.</param>
    /// <param name="data">Its JSON.</param>
    /// <returns>A sentence.</returns>
    string? Fault(StreamId stream, int version, string type, ReadOnlyMemory<byte> data);
}
