using Collab.Journal;
using Collab.Journal.ReadModels;
using Collab.Network.Kernel.Copies;

namespace Collab.Network.Kernel;

/// <summary>A kind of aggregate, without its types.</summary>
public interface IAggregate
{
    /// <summary>The first part of its streams' names, before the dash.</summary>
    string Category { get; }

    /// <summary>Tells snapshots that this program can read from those of another shape or fold.</summary>
    string SnapshotFormat { get; }

    /// <summary>Makes its read tables anew from the journal; null when it has none.</summary>
    IReadModel? ReadModel { get; }

    /// <summary>What is wrong with a stored event; null when nothing is.</summary>
    /// <param name="stream">Its stream.</param>
    /// <param name="version">Its number in its stream.</param>
    /// <param name="type">The name that it is stored by.</param>
    /// <param name="data">Its JSON.</param>
    /// <exception cref="System.Text.Json.JsonException">The data is not that of such an event.</exception>
    internal string? Fault(StreamId stream, int version, string type, ReadOnlyMemory<byte> data);

    /// <summary>Every event that it has or ever had.</summary>
    internal IEnumerable<EventEntry> Entries { get; }

    /// <summary>A place for its copies.</summary>
    /// <param name="services">What it needs.</param>
    internal CopyTable MakeCopies(CopyServices services);
}

/// <summary>What loading aggregates of a kind takes.</summary>
/// <typeparam name="TState">Its state.</typeparam>
public interface IAggregate<TState> : IAggregate
    where TState : AggregateState
{
    /// <summary>The state after a stored event; the state itself when it has the event already.</summary>
    /// <param name="state">The state before; null before the first event.</param>
    /// <param name="recorded">The stored event.</param>
    TState? Fold(TState? state, RecordedEvent recorded);

    CopyTable IAggregate.MakeCopies(CopyServices services) => new CopyTable<TState>(this, services);
}
