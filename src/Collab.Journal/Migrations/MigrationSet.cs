using System.Reflection;

namespace Collab.Journal.Migrations;

/// <summary>The ordered migrations of one module. The name of a set never changes.</summary>
/// <param name="Name">The name, such as <c>journal</c> or <c>goals</c>.</param>
/// <param name="Migrations">The migrations in name order.</param>
public sealed record MigrationSet(string Name, IReadOnlyList<Migration> Migrations)
{
    const string Extension = ".sql";

    /// <summary>
    /// Creates a set from an assembly's embedded <c>.sql</c> resources with a prefix, ordered by name (ordinal), so names begin with a number: <c>001-goal.sql</c>.
    /// Embed them with a <c>LogicalName</c> to control the name.
    /// </summary>
    /// <param name="name">The set's name.</param>
    /// <param name="assembly">The assembly that has the resources.</param>
    /// <param name="resourcePrefix">The prefix, such as <c>goals/sql/</c>; removed from the migrations' names.</param>
    /// <exception cref="ArgumentException">No resource has that prefix.</exception>
    public static MigrationSet FromResources(string name, Assembly assembly, string resourcePrefix)
    {
        var migrations = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(resourcePrefix, StringComparison.Ordinal) && resource.EndsWith(Extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => new Migration(resource[resourcePrefix.Length..^Extension.Length], Text(assembly, resource)))
            .ToArray();
        return migrations.Length > 0
            ? new MigrationSet(name, migrations)
            : throw new ArgumentException($"{assembly.GetName().Name} has no embedded *{Extension} under '{resourcePrefix}'; check <EmbeddedResource LogicalName>.", nameof(resourcePrefix));
    }

    static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
