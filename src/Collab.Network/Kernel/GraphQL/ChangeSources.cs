using Collab.GraphQL.Execution;
using Collab.Journal;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>The streams whose events listeners receive: each module adds its own.</summary>
sealed class ChangeSources
{
    readonly Dictionary<string, ChangeSource> _byCategory = new(StringComparer.Ordinal);

    /// <summary>Events of one kind of aggregate reach listeners so.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="visible">The aggregate as the listener may see it; null when they may not.</param>
    /// <param name="whole">The project that an aggregate belongs to; null when those of this kind belong to none.</param>
    /// <param name="node">What clients know the aggregate by, when that is not the aggregate itself.</param>
    public ChangeSources Add<TId, TState, TEvent>(
        Aggregate<TId, TState, TEvent> aggregate,
        Func<TState, FieldContext, ValueTask<TState?>> visible,
        Func<TState, ProjectId>? whole = null,
        Func<TState, FieldContext, ValueTask<object?>>? node = null)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        _byCategory.Add(aggregate.Category, new ChangeSource<TId, TState, TEvent>(aggregate, visible, whole, node));
        return this;
    }

    /// <summary>Where an event belongs; null for one of a kind that this program does not know.</summary>
    public ChangeSource? Of(RecordedEvent recorded) => _byCategory.GetValueOrDefault(recorded.Stream.Category);
}
