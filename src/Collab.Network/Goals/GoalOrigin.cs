using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>A goal that another began from, by a split or a merge.</summary>
/// <param name="Goal">The earlier goal.</param>
/// <param name="Revision">The number of its newest revision then; 0 when it still had its starting wording.</param>
/// <param name="Wording">How it read then.</param>
sealed record GoalOrigin(GoalId Goal, int Revision, Wording Wording);
