using Collab.Network.Kernel;
using Orleans;

namespace Collab.Network.Goals;

/// <summary>The goals of one project as a whole; its key is the project's id.</summary>
[Alias("goal-board")]
interface IGoalBoardGrain : IAggregateGrain<GoalBoardCommand>;
