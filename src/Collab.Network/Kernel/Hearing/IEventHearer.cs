using Collab.Journal;

namespace Collab.Network.Kernel;

/// <summary>
/// Keeps something in memory that others' events make untrue, and forgets it when it hears them. Each process calls its hearers for every event of their types,
/// before any listener is told of it.
/// </summary>
public interface IEventHearer
{
    /// <summary>The stored names of the events to hear of. Only these are read whole while nobody listens, so name no more than make something untrue.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>Hears of an event of these types. Called for one after another, in the order of the journal, so it must be quick and wait for nothing.</summary>
    /// <param name="recorded">The event.</param>
    void Hear(RecordedEvent recorded);
}
