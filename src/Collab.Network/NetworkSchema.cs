using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network;

/// <summary>The schema of all modules with their fields bound.</summary>
public static class NetworkSchema
{
    /// <summary>Builds the schema and checks every binding.</summary>
    /// <exception cref="SchemaException">Lists every fault of the texts or the bindings.</exception>
    public static ExecutableSchema Build()
    {
        var schema = GraphQLSchema.Build(Texts());
        return ExecutableSchema.Build(schema, Bindings(schema));
    }

    /// <summary>What answers each field: with <see cref="Texts"/> all that an engine needs.</summary>
    /// <param name="schema">The schema of <see cref="Texts"/>.</param>
    public static ResolverMap Bindings(GraphQLSchema schema)
    {
        var map = new ResolverMap();
        var fields = new ModuleFields(map, new NodeSources(), new ChangeSources());
        foreach (var module in Modules.All)
        {
            module.Bind(fields);
        }

        BindingCompletion.Complete(schema, map);
        return map;
    }

    /// <summary>The modules' SDL, as clients know it.</summary>
    public static IReadOnlyList<SourceText> Texts() => [.. Modules.All.SelectMany(module => module.Texts).OrderBy(text => text.Name, StringComparer.Ordinal)];
}
