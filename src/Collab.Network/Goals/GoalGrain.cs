using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Goals;

/// <summary>One goal. It is started, split and merged by its project's <see cref="IGoalBoardGrain"/>.</summary>
[Alias("goal")]
interface IGoalGrain : IAggregateGrain<GoalCommand>;

[GrainType("goal")]
sealed class GoalGrain(AggregateServices services) : EventSourcedGrain<GoalId, Goal, GoalEvent, GoalCommand>(Goal.Aggregate, services), IGoalGrain
{
    /// <summary>How far the first clocks of the world are ahead of UTC: it is today as soon as it is today anywhere.</summary>
    static readonly TimeSpan FirstClocks = TimeSpan.FromHours(14);

    readonly TimeProvider _clock = services.Clock;

    protected override async ValueTask<Plan<GoalEvent>> Decide(Goal? state, GoalCommand command, CommandContext context, DecisionReads reads)
    {
        var rights = state is null ? default : await GoalAccess.RightsOf(context.Viewer, state.Project, reads);
        var decision = command.Decide(state, context, rights, DateOnly.FromDateTime(_clock.GetUtcNow().ToOffset(FirstClocks).DateTime));
        return new Plan<GoalEvent>(await GoalAccess.CheckPeople(decision, command, context.Viewer, reads), []) { Subject = command.Subject(state, Id) };
    }

    protected override async ValueTask<bool> MayRead(Goal state, Viewer viewer, DecisionReads reads) => (await GoalAccess.RightsOf(viewer, state.Project, reads)).MayRead;

    protected override Refusal Missing(GoalCommand command) => Refusal.NotFound(command.Field);
}
