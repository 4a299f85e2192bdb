using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Access;
using Orleans;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>How the events of one concept's streams are told to listeners.</summary>
abstract class ChangeSource
{
    /// <summary>The kind of thing that the changes happen to, as in its global id.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the things belong to a project, whose listeners hear of them too.</summary>
    public abstract bool HasWhole { get; }

    /// <summary>The key of the thing that an event's stream is about.</summary>
    public static string Key(RecordedEvent recorded) => recorded.Stream.Value[(recorded.Stream.Category.Length + 1)..];

    /// <summary>An event as a reader sees it.</summary>
    public abstract HistoryEntry Describe(RecordedEvent recorded);

    /// <summary>The change that an event is to a viewer; null when it is not wanted, or not for them.</summary>
    public abstract ValueTask<Change?> Find(RecordedEvent recorded, ChangeFilter wanted, Viewer viewer, FieldContext context);
}

/// <summary>How the events of one concept's streams are told to listeners.</summary>
/// <param name="aggregate">How the concept is kept.</param>
/// <param name="grain">A thing's grain.</param>
/// <param name="whole">The project that a thing belongs to; null when things of this kind belong to none.</param>
/// <param name="node">What clients know the thing by; null when that is the thing itself.</param>
sealed class ChangeSource<TId, TState, TEvent, TCommand>(
    Aggregate<TId, TState, TEvent> aggregate,
    Func<IGrainFactory, TId, IAggregateGrain<TState, TCommand>> grain,
    Func<TState, ProjectId>? whole,
    Func<TState, FieldContext, ValueTask<object?>>? node) : ChangeSource
    where TId : struct, IGuidId<TId>
    where TState : AggregateState
    where TEvent : class
{
    public override string Kind => TId.Kind;

    public override bool HasWhole => whole is not null;

    public override HistoryEntry Describe(RecordedEvent recorded) => aggregate.Events.Describe(recorded);

    public override async ValueTask<Change?> Find(RecordedEvent recorded, ChangeFilter wanted, Viewer viewer, FieldContext context)
    {
        var key = Key(recorded);
        if (!EntityId.TryParse<TId>(key, out var id)
            || await grain(context.Service<IGrainFactory>(), id).Read(viewer) is not { } thing
            || !wanted.Matches(TId.Kind, key, whole?.Invoke(thing)))
        {
            return null;
        }

        object? shown = node is null ? thing : await node(thing, context);
        return shown is null ? null : new Change(this, recorded, shown);
    }
}
