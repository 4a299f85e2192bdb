using Collab.Journal;

namespace Collab.Network.Kernel;

/// <summary>
/// Remembers something that events make untrue, and forgets it when it receives them. Each process tells its subscribers of every event of their types: of its own commands' at once, of
/// others' as it reads the journal, and in both cases before any listener.
/// </summary>
public interface IEventSubscriber
{
    /// <summary>The stored names of the events to receive. Only these are read whole while nobody listens, so name no more than make something untrue.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>Receives an event of these types; of this process's own commands it may do so twice. Must be quick and wait for nothing.</summary>
    /// <param name="recorded">The event.</param>
    void Receive(RecordedEvent recorded);
}
