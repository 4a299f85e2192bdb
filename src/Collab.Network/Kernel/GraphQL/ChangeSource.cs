using Collab.GraphQL.Execution;
using Collab.Journal;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>How the events of one kind of aggregate reach listeners.</summary>
abstract class ChangeSource
{
    /// <summary>The kind of aggregate that the changes happen to, as in its global id.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the aggregates belong to a project, whose listeners receive them too.</summary>
    public abstract bool HasWhole { get; }

    /// <summary>The key of the aggregate that an event's stream is about.</summary>
    public static string Key(RecordedEvent recorded) => recorded.Stream.Value[(recorded.Stream.Category.Length + 1)..];

    /// <summary>An event as a reader sees it.</summary>
    public abstract HistoryEntry Describe(RecordedEvent recorded);

    /// <summary>The change that an event is to the listener whom the field has; null when it is not wanted, or not for them.</summary>
    public abstract ValueTask<Change?> Find(RecordedEvent recorded, ChangeFilter wanted, FieldContext context);
}

/// <summary>How the events of one kind of aggregate reach listeners.</summary>
/// <param name="aggregate">The aggregate.</param>
/// <param name="visible">The aggregate as the listener may see it; null when they may not.</param>
/// <param name="whole">The project that an aggregate belongs to; null when those of this kind belong to none.</param>
/// <param name="node">What clients know the aggregate by; null when that is the aggregate itself.</param>
sealed class ChangeSource<TId, TState, TEvent>(
    Aggregate<TId, TState, TEvent> aggregate,
    Func<TState, FieldContext, ValueTask<TState?>> visible,
    Func<TState, ProjectId>? whole,
    Func<TState, FieldContext, ValueTask<object?>>? node) : ChangeSource
    where TId : struct, IGuidId<TId>
    where TState : AggregateState
    where TEvent : class
{
    public override string Kind => TId.Kind;

    public override bool HasWhole => whole is not null;

    public override HistoryEntry Describe(RecordedEvent recorded) => aggregate.Events.Describe(recorded);

    public override async ValueTask<Change?> Find(RecordedEvent recorded, ChangeFilter wanted, FieldContext context)
    {
        var key = Key(recorded);
        if (!EntityId.TryParse<TId>(key, out var id)
            || await context.Copies().FindAtLeast<TId, TState>(id, recorded.Version) is not { } state
            || await visible(state, context) is null
            || !wanted.Matches(TId.Kind, key, whole?.Invoke(state)))
        {
            return null;
        }

        object? shown = node is null ? state : await node(state, context);
        return shown is null ? null : new Change(this, recorded, shown);
    }
}
