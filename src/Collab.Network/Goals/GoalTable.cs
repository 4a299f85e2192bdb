using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.Goals;

/// <summary>The row of a goal that lists across projects read. Whom a goal is for stands with its project.</summary>
sealed class GoalTable : IProjection<Goal>
{
    public IReadOnlyList<string> Tables => ["network.goal"];

    public IEnumerable<NpgsqlBatchCommand> Project(Goal state)
    {
        yield return Row.Of("network.goal", state.Id.Value)
            .With("project_id", state.Project.Value)
            .With("status", state.Status.ToString())
            .With("title", state.Wording.Title)
            .With("revisions", state.Revisions.Length)
            .With("started_at", state.Start.At)
            .With("changed_at", state.ChangedAt)
            .Upsert();
    }
}
