using Collab.Journal;

namespace Collab.Network.Kernel;

/// <summary>
/// Remembers something that events make untrue, and forgets it when it receives them. Each process passes every event of their types to its subscribers: of its own commands' at once, of
/// others' as it reads the journal, and in both cases before any listener.
/// </summary>
public interface IEventSubscriber
{
    /// <summary>The stored names of the events to receive. Only these are read whole while nobody listens, so name no more than make something untrue.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>
    /// Receives an event of these types. An event of one of this process's own commands comes twice: when the command was answered, on the thread that sent it, and when the journal is read; so
    /// several calls may be under way at the same time, and an event may come after a later one of its stream. Must be quick and wait for nothing.
    /// What it throws is logged and the event is not received again: let it not throw, for it may then remember what is not true any more.
    /// </summary>
    /// <param name="recorded">The event, whole.</param>
    void Receive(RecordedEvent recorded);
}
