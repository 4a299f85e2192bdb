namespace Collab.Journal;

/// <summary>Receives every event that this or another process appends, before followers do.</summary>
public interface IJournalSubscriber
{
    /// <summary>The event types to deliver whole. Only these are read whole while nobody follows, so request no more than needed. Must not change.</summary>
    IReadOnlyCollection<string> EventTypes { get; }

    /// <summary>
    /// Receives the next batch. The first batch has no events: it gives the start position. Calls are sequential and in position order; each event is delivered once. A
    /// call must be fast and must not block; exceptions are logged and ignored. A batch may also have events of types that other subscribers request.
    /// </summary>
    /// <param name="batch">The batch.</param>
    void Receive(JournalBatch batch);
}
