using Collab.Network.Kernel;
using Orleans;

namespace Collab.Network.Goals;

/// <summary>The goals of one project as a whole; its key is the project's id.</summary>
[Alias("goal-board")]
public interface IGoalBoardGrain : IAggregateGrain<GoalBoardCommand>;
