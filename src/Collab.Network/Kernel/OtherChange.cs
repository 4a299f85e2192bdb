using System.Collections.Immutable;

namespace Collab.Network.Kernel;

/// <summary>A change of another thing than the grain's own, made ready when author and moment of the whole are known.</summary>
/// <param name="Make">Makes the change by an author at a moment.</param>
/// <param name="CatchUp">Tells the other thing's grain to read the journal.</param>
public sealed record OtherChange(Func<PersonId?, DateTimeOffset, PendingChange> Make, Func<Task> CatchUp)
{
    /// <summary>Events of another thing.</summary>
    /// <typeparam name="TId">Its id.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <typeparam name="TEvent">Its events.</typeparam>
    /// <typeparam name="TCommand">Its commands.</typeparam>
    /// <param name="aggregate">How it is kept.</param>
    /// <param name="id">Which one.</param>
    /// <param name="before">Its state, which the decision was taken on; null for a new thing.</param>
    /// <param name="events">What happens to it.</param>
    /// <param name="grain">Its grain.</param>
    public static OtherChange Of<TId, TState, TEvent, TCommand>(
        Aggregate<TId, TState, TEvent> aggregate,
        TId id,
        TState? before,
        ImmutableArray<TEvent> events,
        IAggregateGrain<TState, TCommand> grain)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
        => new((author, at) => aggregate.Change(id, before, events, author, at), grain.CatchUp);
}
