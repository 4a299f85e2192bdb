using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>A solution that came up before its time; kept, so that it is not lost.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Idea">What it is.</param>
/// <param name="ParkedBy">Who parked it; null for the system itself.</param>
/// <param name="ParkedAt">When.</param>
/// <param name="TakenUp">Its being taken up again; null while it waits.</param>
sealed record ParkedSolution(ParkedSolutionId Id, ParkedIdea Idea, PersonId? ParkedBy, DateTimeOffset ParkedAt, SolutionTakeUp? TakenUp);
