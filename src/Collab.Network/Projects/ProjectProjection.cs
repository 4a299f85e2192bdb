using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.Projects;

/// <summary>The tables of projects and of who is on which team.</summary>
sealed class ProjectProjection : IProjection<Project>
{
    public const string SlugConstraint = "project_slug_key";

    public IReadOnlyList<string> Tables => ["network.project", "network.project_member"];

    public IEnumerable<NpgsqlBatchCommand> Project(Project state)
    {
        yield return Row(state);
        yield return Sql.Command(
            "delete from network.project_member where project_id = $1 and person_id <> all($2)", state.Id.Value, Team(state));
        yield return Members(state);
    }

    public IEnumerable<NpgsqlBatchCommand> Fill(Project state) => state.Team.IsEmpty ? [Row(state)] : [Row(state), Members(state)];

    static Guid[] Team(Project state) => [.. state.Team.Select(member => member.Person.Value)];

    static NpgsqlBatchCommand Members(Project state) => Sql.Command(
        "insert into network.project_member (project_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing", state.Id.Value, Team(state));

    static NpgsqlBatchCommand Row(Project state)
        => Sql.Command(
            """
            insert into network.project (
                id, slug, title_fi, title_sv, title_en, owner, agencies, phase, hashtags, audience, started_at, changed_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (id) do update set
                title_fi = excluded.title_fi, title_sv = excluded.title_sv, title_en = excluded.title_en,
                agencies = excluded.agencies, phase = excluded.phase, hashtags = excluded.hashtags,
                audience = excluded.audience, changed_at = excluded.changed_at, version = excluded.version
            """,
            state.Id.Value,
            state.Slug,
            state.Title.For(Language.Fi),
            state.Title.For(Language.Sv),
            state.Title.For(Language.En),
            state.Owner.Value,
            state.Agencies.Select(agency => agency.Value).ToArray(),
            state.Phase.ToString(),
            state.Hashtags.Select(Hashtag.Key).ToArray(),
            state.Audience.Scopes.ToArray(),
            state.StartedAt.ToUniversalTime(),
            state.ChangedAt.ToUniversalTime(),
            state.Version);
}
