using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>An action of a goal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Definition">What it is, whose, by when, and where it stands.</param>
sealed record GoalAction(ActionId Id, ActionDefinition Definition);
