using Collab.GraphQL.Execution;
using Collab.Journal;
using Orleans;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>The streams whose events listeners are told: each room adds its own.</summary>
sealed class ChangeSources
{
    readonly Dictionary<string, ChangeSource> _byCategory = new(StringComparer.Ordinal);

    /// <summary>Events of one concept are told so.</summary>
    /// <param name="aggregate">How the concept is kept.</param>
    /// <param name="grain">A thing's grain.</param>
    /// <param name="whole">The project that a thing belongs to; null when things of this kind belong to none.</param>
    /// <param name="node">What clients know the thing by, when that is not the thing itself.</param>
    public ChangeSources Add<TId, TState, TEvent, TCommand>(
        Aggregate<TId, TState, TEvent> aggregate,
        Func<IGrainFactory, TId, IAggregateGrain<TState, TCommand>> grain,
        Func<TState, ProjectId>? whole = null,
        Func<TState, FieldContext, ValueTask<object?>>? node = null)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        _byCategory.Add(aggregate.Category, new ChangeSource<TId, TState, TEvent, TCommand>(aggregate, grain, whole, node));
        return this;
    }

    /// <summary>Where an event belongs; null for one of a concept that this program does not know.</summary>
    public ChangeSource? Of(RecordedEvent recorded) => _byCategory.GetValueOrDefault(recorded.Stream.Category);
}
