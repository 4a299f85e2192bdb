using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>What a decision on a board comes to: events of its own and of goals, all of them or none.</summary>
/// <param name="Board">The board's own events, or refusals.</param>
/// <param name="Goals">The changes of goals.</param>
readonly record struct GoalBoardDecision(Decision<GoalBoardEvent> Board, ImmutableArray<GoalChange> Goals)
{
    public static implicit operator GoalBoardDecision(Decision<GoalBoardEvent> decision) => new(decision, []);
}

/// <summary>A change of one goal.</summary>
/// <param name="Id">The goal.</param>
/// <param name="Before">The goal that the decision rests on; null for a new one.</param>
/// <param name="Events">What happens to it.</param>
sealed record GoalChange(GoalId Id, Goal? Before, ImmutableArray<GoalEvent> Events);
