using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>A goal that is to be merged with others.</summary>
/// <param name="Id">The goal.</param>
/// <param name="BasedOn">The version of the goal that its editor read; null for whatever is there.</param>
sealed record GoalToMerge(GoalId Id, int? BasedOn = null);
