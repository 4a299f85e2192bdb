using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.Goals;

/// <summary>The table of goals that lists across projects read. Whom a goal is for stands with its project.</summary>
sealed class GoalProjection : IProjection<Goal>
{
    public IReadOnlyList<string> Tables => ["network.goal"];

    public IEnumerable<NpgsqlBatchCommand> Project(Goal state)
    {
        yield return Sql.Command(
            """
            insert into network.goal (id, project_id, status, title_original, title_fi, title_sv, title_en, revisions, started_at, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (id) do update set
                status = excluded.status, title_original = excluded.title_original, title_fi = excluded.title_fi,
                title_sv = excluded.title_sv, title_en = excluded.title_en, revisions = excluded.revisions, changed_at = excluded.changed_at
            """,
            state.Id.Value,
            state.Project.Value,
            state.Status.ToString(),
            state.Wording.Title.Value,
            state.Wording.Title.Fi,
            state.Wording.Title.Sv,
            state.Wording.Title.En,
            state.Revisions.Length,
            state.Start.At,
            state.ChangedAt);
    }
}
