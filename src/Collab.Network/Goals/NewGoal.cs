using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>A goal about to be started.</summary>
/// <param name="Id">The id it will have.</param>
/// <param name="Wording">Its starting wording.</param>
/// <param name="KeyResult">Its first key result; null when it has none yet.</param>
sealed record NewGoal(GoalId Id, Wording Wording, KeyResultDefinition? KeyResult = null);
