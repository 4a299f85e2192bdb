namespace Collab.Journal;

/// <summary>Is told of every event that is written, by this process or another, before anybody who follows is given it.</summary>
public interface IJournalSubscriber
{
    /// <summary>The types of the events to be told of whole. Only these are read whole while nobody follows, so name no more than are needed. Asked at any time, and always the same.</summary>
    IReadOnlyCollection<string> EventTypes { get; }

    /// <summary>
    /// Takes the next batch. The first has no events: it tells from where. Then comes one call after another, in the order of positions, each event in just one of
    /// them. A call must be quick and wait for nothing; what it throws is logged and forgotten. A batch may also have events of types that others here want.
    /// </summary>
    /// <param name="batch">What was written.</param>
    void Receive(JournalBatch batch);
}
