using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.Agencies;

/// <summary>The table of agencies that lists read.</summary>
sealed class AgencyProjection : IProjection<Agency>
{
    public const string SlugConstraint = "agency_slug_key";

    public IReadOnlyList<string> Tables => ["network.agency"];

    public IEnumerable<NpgsqlBatchCommand> Project(Agency state)
    {
        yield return Sql.Command(
            """
            insert into network.agency (id, slug, kind, name_original, name_fi, name_sv, name_en, audience, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (id) do update set
                kind = excluded.kind, name_original = excluded.name_original, name_fi = excluded.name_fi,
                name_sv = excluded.name_sv, name_en = excluded.name_en, audience = excluded.audience, version = excluded.version
            """,
            state.Id.Value,
            state.Slug,
            state.Kind.ToString(),
            state.Name.Value,
            state.Name.Fi,
            state.Name.Sv,
            state.Name.En,
            AgencyStream.Audience.Scopes.ToArray(),
            state.Version);
    }
}
