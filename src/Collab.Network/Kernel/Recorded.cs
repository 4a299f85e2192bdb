namespace Collab.Network.Kernel;

/// <summary>An event with what the journal knows about it.</summary>
/// <typeparam name="TEvent">The aggregate's events.</typeparam>
/// <param name="Event">What happened.</param>
/// <param name="Version">The event's number in its stream, from 1.</param>
/// <param name="Author">Who did it; null for the system itself.</param>
/// <param name="At">When.</param>
public readonly record struct Recorded<TEvent>(TEvent Event, int Version, PersonId? Author, DateTimeOffset At);
