using Collab.GraphQL.Execution;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>How aggregates are found by global id, whatever their type: each module adds its own (GraphQL Global Object Identification).</summary>
sealed class NodeSources
{
    readonly Dictionary<string, Func<string, FieldContext, ValueTask<object?>>> _byKind = new(StringComparer.Ordinal);

    /// <summary>Aggregates of one kind are found so.</summary>
    /// <param name="find">Finds an aggregate as the viewer may see it; null when it is not there, or not for this viewer.</param>
    public NodeSources Add<TId, T>(Func<TId, FieldContext, ValueTask<T?>> find)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        _byKind.Add(TId.Kind, async (key, context) => EntityId.TryParse<TId>(key, out var id) ? await find(id, context) : null);
        return this;
    }

    /// <summary>The aggregate with a global id; null when there is none for this viewer, or the text is no global id.</summary>
    public ValueTask<object?> Find(string globalId, FieldContext context)
        => GlobalId.TrySplit(globalId, out var kind, out var key) && _byKind.TryGetValue(kind, out var find)
            ? find(key, context)
            : ValueTask.FromResult<object?>(null);
}
