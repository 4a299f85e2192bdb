using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>
/// What a module binds of its SDL: the fields that need more than a property of the same name. <see cref="BindingCompletion"/> binds the rest.
/// </summary>
/// <param name="map">Where all bindings go.</param>
/// <param name="nodes">How nodes are found.</param>
/// <param name="changes">Whose events subscribers receive.</param>
sealed class ModuleFields(ResolverMap map, NodeSources nodes, ChangeSources changes)
{
    /// <summary>All bindings.</summary>
    public ResolverMap Map => map;

    /// <summary>How nodes are found.</summary>
    public NodeSources Nodes => nodes;

    /// <summary>Whose events subscribers receive.</summary>
    public ChangeSources Sources => changes;

    /// <summary>The fields of the query root.</summary>
    public RootBinding Query => map.Query;

    /// <summary>The fields of a type.</summary>
    /// <typeparam name="T">The CLR type of its values.</typeparam>
    /// <param name="name">The name in the SDL; that of the CLR type when left out.</param>
    public ObjectBinding<T> Object<T>(string? name = null)
        where T : class
        => map.Object<T>(name ?? typeof(T).Name);

    /// <summary>A part that is found by its global id.</summary>
    /// <param name="find">Finds it as the viewer may see it; null when it is not there, or not for this viewer.</param>
    public ModuleFields Node<TId, T>(Func<TId, FieldContext, ValueTask<T?>> find)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        nodes.Add(find);
        return this;
    }

    /// <summary>An aggregate: a node with <c>version</c>, <c>changedAt</c>, <c>asOf</c> and <c>history</c>, whose events subscribers receive.</summary>
    /// <param name="aggregate">How it is kept.</param>
    /// <param name="idOf">Its id.</param>
    /// <param name="visible">The aggregate as the viewer may see it; null when they may not. Left out for what everybody may read.</param>
    /// <param name="project">The project that it belongs to; null for what belongs to none.</param>
    public ObjectBinding<TState> Aggregate<TId, TState, TEvent>(
        Aggregate<TId, TState, TEvent> aggregate,
        Func<TState, TId> idOf,
        Func<TState, FieldContext, ValueTask<TState?>>? visible = null,
        Func<TState, ProjectId>? project = null)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        visible ??= (state, _) => ValueTask.FromResult<TState?>(state);
        nodes.Add<TId, TState>(async (id, context) =>
        {
            var finding = context.Copies().Find<TId, TState>(id);
            var wasRead = !finding.IsCompleted;
            return await finding is not { } state ? null : await visible(state, context) ?? await context.Copies().Hide<TId, TState>(id, wasRead);
        });
        changes.Add(aggregate, visible, project);
        return Object<TState>().HistoryFieldsOf(aggregate, idOf);
    }

    /// <summary>Events of an aggregate that clients know by another object, such as a project's board by the project.</summary>
    /// <param name="aggregate">How it is kept.</param>
    /// <param name="visible">The aggregate as the listener may see it; null when they may not.</param>
    /// <param name="project">The project that it belongs to.</param>
    /// <param name="node">What clients know it by.</param>
    public ModuleFields Changes<TId, TState, TEvent>(
        Aggregate<TId, TState, TEvent> aggregate,
        Func<TState, FieldContext, ValueTask<TState?>> visible,
        Func<TState, ProjectId> project,
        Func<TState, FieldContext, ValueTask<object?>> node)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        changes.Add(aggregate, visible, project, node);
        return this;
    }

    /// <summary>The mutations whose commands a kind of grain decides.</summary>
    public CommandFields<TGrain, TId, TCommand> Commands<TGrain, TId, TCommand>()
        where TGrain : IAggregateGrain<TCommand>
        where TId : struct, IGuidId<TId>
        => new(map.Mutation, nodes);
}
