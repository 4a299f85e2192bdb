using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.Goals;

/// <summary>A board has no read table: it is always read as a whole, by its project, from memory.</summary>
sealed class GoalBoardProjection : IProjection<GoalBoard>
{
    public IReadOnlyList<string> Tables => [];

    public IEnumerable<NpgsqlBatchCommand> Project(GoalBoard state) => [];
}
