using System.Reflection;
using Collab.GraphQL.Language;
using Collab.Journal.Migrations;
using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Personal;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network;

/// <summary>What one folder adds to the network: SDL, fields, aggregates, tables and services. Listed in <see cref="Modules"/>.</summary>
/// <param name="name">The name that its migrations are remembered by, for ever.</param>
/// <param name="folder">Its folder.</param>
abstract class Module(string name, string folder)
{
    const string SchemaPrefix = "schema/";

    Assembly Resources => GetType().Assembly;

    /// <summary>Its event-sourced aggregates.</summary>
    public virtual IReadOnlyList<IAggregate> Aggregates => [];

    /// <summary>What an export carries of it beside the events.</summary>
    public virtual IReadOnlyList<IExportSection> ExportSections => [];

    /// <summary>What it keeps of people outside the events, so that it can be erased.</summary>
    public virtual IReadOnlyList<IPersonalRows> PersonalRows => [];

    /// <summary>Its tables; null when it has none.</summary>
    public MigrationSet? Migrations
        => Resources.GetManifestResourceNames().Any(resource => resource.StartsWith(SqlFolder, StringComparison.Ordinal)) ? MigrationSet.FromResources(name, Resources, SqlFolder) : null;

    /// <summary>Its SDL, written out, in the order of the files' names.</summary>
    public IEnumerable<SourceText> Texts => Resources.GetManifestResourceNames()
        .Where(resource => resource.StartsWith(SchemaPrefix + folder + "/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(resource => SdlExpansion.Expand(new SourceText(Read(resource), resource[SchemaPrefix.Length..])));

    /// <summary>Adds its services.</summary>
    /// <param name="services">The host's services.</param>
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Binds its fields.</summary>
    /// <param name="fields">Where they go.</param>
    public abstract void Bind(ModuleFields fields);

    string SqlFolder => folder + "/sql/";

    string Read(string resource)
    {
        using var reader = new StreamReader(Resources.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
