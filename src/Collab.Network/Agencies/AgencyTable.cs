using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.Kernel.Paging;
using Npgsql;

namespace Collab.Network.Agencies;

/// <summary>The row that is made of an agency.</summary>
sealed class AgencyTable : IProjection<Agency>
{
    public const string SlugConstraint = "agency_slug_key";

    public IReadOnlyList<string> Tables => ["network.agency"];

    public IEnumerable<NpgsqlBatchCommand> Project(Agency state)
    {
        yield return Row.Of("network.agency", state.Id.Value, state.Version)
            .With("slug", state.Slug)
            .With("kind", state.Kind.ToString())
            .With("name", state.Name)
            .With("is_ended", state.EndedAt is not null)
            .With("audience", Agency.Audience.Scopes.ToArray())
            .Upsert();
    }
}

/// <summary>Lists and look-ups of agencies.</summary>
sealed class AgencyQueries(NpgsqlDataSource database, AggregateCopies copies)
{
    readonly SlugTable<AgencyId> _slugs = new(database, "network.agency", copies.AbsentKeys<Agency>());

    public ValueTask<AgencyId?> FindBySlug(string slug, CancellationToken cancellationToken) => _slugs.Find(slug, cancellationToken);

    /// <summary>A page of agencies, by name in the viewer's language.</summary>
    public Task<IdPage> List(AgencyKind? kind, bool includeEnded, PageRequest request, Viewer viewer, CancellationToken cancellationToken)
        => new KeysetQuery("network.agency", SortKey.OfText("name", viewer.Language), viewer)
            .Where("kind = {0}", kind?.ToString())
            .Where("is_ended = {0}", includeEnded ? null : false)
            .Read(database, request, cancellationToken);
}
