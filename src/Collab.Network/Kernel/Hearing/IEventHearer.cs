using Collab.Journal;

namespace Collab.Network.Kernel;

/// <summary>
/// Keeps something in memory that others' events make untrue, and forgets it when it hears them. Each process calls its hearers for every event, before any
/// listener is told of it.
/// </summary>
public interface IEventHearer
{
    /// <summary>Hears of an event. Called for one event after another, in the order of the journal, so it must be quick and wait for nothing.</summary>
    /// <param name="recorded">The event.</param>
    void Hear(RecordedEvent recorded);
}
