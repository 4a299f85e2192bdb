using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Paging;
using Npgsql;

namespace Collab.Network.Agencies;

/// <summary>Reads the table of agencies.</summary>
/// <param name="database">The database.</param>
public sealed class AgencyQueries(NpgsqlDataSource database)
{
    /// <summary>The agency with a slug.</summary>
    /// <param name="slug">The slug.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<AgencyId?> FindBySlug(string slug, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id from network.agency where slug = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
        return await command.ExecuteScalarAsync(cancellationToken) is Guid id ? new AgencyId(id) : null;
    }

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
            .Read(database, request, cancellationToken);
    }
}
