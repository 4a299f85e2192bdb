using Collab.Network.Kernel;
using Orleans;

namespace Collab.Network.Goals;

/// <summary>One goal. It is started, split and merged by its project's <see cref="IGoalBoardGrain"/>.</summary>
[Alias("goal")]
interface IGoalGrain : IAggregateGrain<GoalCommand>;
