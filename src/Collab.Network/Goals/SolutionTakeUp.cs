using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>That a parked solution was taken up again.</summary>
/// <param name="Goal">The goal that it serves; null when nobody said.</param>
/// <param name="Author">Who took it up; null for the system itself.</param>
/// <param name="At">When.</param>
sealed record SolutionTakeUp(GoalId? Goal, PersonId? Author, DateTimeOffset At);
