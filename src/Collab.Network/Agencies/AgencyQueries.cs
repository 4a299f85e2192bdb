using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.Kernel.Paging;
using Npgsql;

namespace Collab.Network.Agencies;

/// <summary>Reads the table of agencies.</summary>
public sealed class AgencyQueries
{
    readonly NpgsqlDataSource _database;
    readonly SlugIndex<AgencyId> _slugs;

    /// <summary>Reads from a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="copies">Know which slugs no agency has.</param>
    public AgencyQueries(NpgsqlDataSource database, AggregateCopies copies)
    {
        _database = database;
        _slugs = new SlugIndex<AgencyId>(AskForSlug, copies.AbsentKeys<Agency>());
    }

    /// <summary>The agency with a slug.</summary>
    /// <param name="slug">The slug.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public ValueTask<AgencyId?> FindBySlug(string slug, CancellationToken cancellationToken) => _slugs.Find(slug, cancellationToken);

    /// <summary>A page of agencies, by name in the viewer's language.</summary>
    internal Task<IdPage> List(AgencyKind? kind, PageRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        var column = viewer.Language switch
        {
            Language.Fi => "name_fi",
            Language.Sv => "name_sv",
            _ => "name_en",
        };
        return new KeysetQuery("network.agency", new SortKey($"coalesce({column}, name_original) collate \"fi-x-icu\"", "text"), viewer)
            .Where("kind = {0}", kind?.ToString())
            .Read(_database, request, cancellationToken);
    }

    async Task<AgencyId?> AskForSlug(string slug, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("select id from network.agency where slug = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
        return await command.ExecuteScalarAsync(cancellationToken) is Guid id ? new AgencyId(id) : null;
    }
}
