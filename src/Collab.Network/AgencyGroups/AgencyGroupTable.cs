using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Paging;
using Npgsql;

namespace Collab.Network.AgencyGroups;

/// <summary>The row that is made of a group of agencies.</summary>
sealed class AgencyGroupTable : IProjection<AgencyGroup>
{
    public IReadOnlyList<string> Tables => ["network.agency_group"];

    public IEnumerable<NpgsqlBatchCommand> Project(AgencyGroup state)
    {
        yield return Row.Of("network.agency_group", state.Id.Value, state.Version)
            .With("name", state.Name)
            .With("members", state.Members.Select(agency => agency.Value).ToArray())
            .With("audience", AgencyGroup.Audience.Scopes.ToArray())
            .Upsert();
    }
}

/// <summary>Lists of groups of agencies.</summary>
sealed class AgencyGroupQueries(NpgsqlDataSource database)
{
    /// <summary>A page of the groups that have agencies, by name in the viewer's language.</summary>
    /// <param name="agency">Only groups of this agency; null for all.</param>
    /// <param name="request">Which part.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IdPage> List(AgencyId? agency, PageRequest request, Viewer viewer, CancellationToken cancellationToken)
        => new KeysetQuery("network.agency_group", SortKey.OfText("name", viewer.Language), viewer)
            .Where("cardinality(members) > {0}", 0)
            .Where("members @> array[{0}]", agency?.Value)
            .Read(database, request, cancellationToken);
}
