using System.Reflection;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Changes;
using Collab.Network.Goals;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.People;
using Collab.Network.Projects;

namespace Collab.Network;

/// <summary>The schema of all rooms with their fields bound. A room is added here by one line.</summary>
public static class NetworkSchema
{
    const string ResourcePrefix = "schema/";

    /// <summary>Builds the schema and checks every binding.</summary>
    /// <exception cref="GraphQL.Types.SchemaException">Lists every fault of the texts or the bindings.</exception>
    public static ExecutableSchema Build() => ExecutableSchema.Build(Texts(), Bindings());

    /// <summary>What answers each field: with <see cref="Texts"/> all that an engine needs.</summary>
    public static ResolverMap Bindings()
    {
        var map = new ResolverMap();
        var nodes = new NodeSources();
        var changes = new ChangeSources();
        KernelFields.Bind(map, nodes);
        AccessFields.Bind(map);
        AgencyFields.Bind(map, nodes, changes);
        PersonFields.Bind(map, nodes, changes);
        ProjectFields.Bind(map, nodes, changes);
        GoalFields.Bind(map, nodes, changes);
        GoalBoardFields.Bind(map, nodes, changes);
        ChangeFields.Bind(map, changes);
        return map;
    }

    /// <summary>The rooms' SDL.</summary>
    public static IReadOnlyList<SourceText> Texts()
    {
        var assembly = typeof(NetworkSchema).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new SourceText(Read(assembly, name), name[ResourcePrefix.Length..])),
        ];
    }

    static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
