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
    public static ExecutableSchema Build() => Build(Modules.All);

    /// <summary>Builds the schema of some modules.</summary>
    internal static ExecutableSchema Build(IReadOnlyList<Module> modules)
    {
        var schema = GraphQLSchema.Build(TextsOf(modules));
        return ExecutableSchema.Build(schema, Bindings(schema, modules));
    }

    /// <summary>What answers each field: with <see cref="Texts"/> all that an engine needs.</summary>
    /// <param name="schema">The schema of <see cref="Texts"/>.</param>
    public static ResolverMap Bindings(GraphQLSchema schema) => Bindings(schema, Modules.All);

    static ResolverMap Bindings(GraphQLSchema schema, IReadOnlyList<Module> modules)
    {
        var map = new ResolverMap();
        var fields = new ModuleFields(map, new NodeSources(), new ChangeSources());
        foreach (var module in modules)
        {
            module.Bind(fields);
        }

        BindingCompletion.Complete(schema, map);
        return map;
    }

    /// <summary>The modules' SDL, as clients know it.</summary>
    public static IReadOnlyList<SourceText> Texts() => TextsOf(Modules.All);

    static SourceText[] TextsOf(IReadOnlyList<Module> modules) => [.. modules.SelectMany(module => module.Texts).OrderBy(text => text.Name, StringComparer.Ordinal)];
}
