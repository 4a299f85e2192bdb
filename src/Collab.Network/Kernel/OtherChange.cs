using System.Collections.Immutable;

namespace Collab.Network.Kernel;

/// <summary>A change of another aggregate than the grain's own, made ready when author and moment of the whole are known.</summary>
/// <param name="Make">Makes the change by an author at a moment.</param>
public sealed record OtherChange(Func<PersonId?, DateTimeOffset, PendingChange> Make)
{
    /// <summary>Events of another aggregate.</summary>
    /// <typeparam name="TId">Its id.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <typeparam name="TEvent">Its events.</typeparam>
    /// <param name="aggregate">How it is kept.</param>
    /// <param name="id">Which one.</param>
    /// <param name="before">Its state, which the decision was taken on; null for a new one.</param>
    /// <param name="events">What happens to it.</param>
    public static OtherChange Of<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate, TId id, TState? before, ImmutableArray<TEvent> events)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
        => new((author, at) => aggregate.Change(id, before, events, author, at));
}
