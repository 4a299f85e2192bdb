using System.Collections.Immutable;

namespace Collab.Network.Kernel;

/// <summary>
/// What a pure decision answers: the events that the command causes, or why it causes none.
/// No events and no refusals means that what was asked for is already so.
/// </summary>
/// <typeparam name="TEvent">The aggregate's events.</typeparam>
/// <param name="Events">What happens, in order.</param>
/// <param name="Refusals">Why nothing happens.</param>
public readonly record struct Decision<TEvent>(ImmutableArray<TEvent> Events, ImmutableArray<Refusal> Refusals)
{
    /// <summary>What was asked for is already so: nothing happens.</summary>
    public static Decision<TEvent> Nothing => new([], []);

    /// <summary>The command causes these events.</summary>
    /// <param name="events">What happens, in order.</param>
    public static Decision<TEvent> Accept(params ImmutableArray<TEvent> events) => new(events, []);

    /// <summary>The command is refused.</summary>
    /// <param name="refusals">Why.</param>
    public static Decision<TEvent> Refuse(params ImmutableArray<Refusal> refusals) => new([], refusals);

    /// <summary>The command causes an event, unless something stands against it.</summary>
    /// <param name="refusals">What stands against it.</param>
    /// <param name="event">What happens.</param>
    public static Decision<TEvent> Unless(IEnumerable<Refusal> refusals, TEvent @event)
        => refusals.ToImmutableArray() is { IsEmpty: false } found ? Refuse(found) : Accept(@event);

    /// <summary>One event.</summary>
    /// <param name="event">What happens.</param>
    public static implicit operator Decision<TEvent>(TEvent @event) => Accept(@event);

    /// <summary>One refusal.</summary>
    /// <param name="refusal">Why nothing happens.</param>
    public static implicit operator Decision<TEvent>(Refusal refusal) => Refuse(refusal);
}
