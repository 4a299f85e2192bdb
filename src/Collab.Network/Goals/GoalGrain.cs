using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Goals;

[GrainType("goal")]
sealed class GoalGrain(
    AggregateServices services,
    [PersistentState("goal", SnapshotStorage.Name)] IPersistentState<Snapshot<Goal>> snapshot)
    : EventSourcedGrain<GoalId, Goal, GoalEvent, GoalCommand>(GoalStream.Aggregate, services, snapshot), IGoalGrain
{
    IProjectGrain? _project;

    protected override async ValueTask<Plan<GoalEvent>> Decide(Goal? state, GoalCommand command, CommandContext context, DecisionReads reads)
    {
        var rights = state is null ? default : await RightsIn(state, context.Viewer, reads);
        var decision = GoalDecisions.Decide(state, command, context, rights);
        var mentions = decision.Events.IsEmpty ? [] : Mentions(command);
        return new Plan<GoalEvent>(await MentionedPeople.Check(decision, GrainFactory, context.Viewer, mentions, reads), [])
        {
            Subject = GoalDecisions.Subject(state, Id, command),
        };
    }

    protected override ValueTask<bool> MayRead(Goal state, Viewer viewer)
    {
        var rights = ProjectOf(state).RightsOf(viewer);
        return rights.IsCompletedSuccessfully ? ValueTask.FromResult(rights.Result.MayRead) : Await(rights);

        static async ValueTask<bool> Await(ValueTask<ProjectRights> rights) => (await rights).MayRead;
    }

    protected override async ValueTask<bool> MayRead(Goal state, Viewer viewer, DecisionReads reads) => (await RightsIn(state, viewer, reads)).MayRead;

    protected override Refusal Missing(GoalCommand command) => Refusal.NotFound(GoalDecisions.SubjectField(command));

    ValueTask<ProjectRights> RightsIn(Goal goal, Viewer viewer, DecisionReads reads) => GoalRights.Of(viewer, goal.Project, ProjectOf(goal), reads);

    IProjectGrain ProjectOf(Goal goal) => _project ??= GrainFactory.GetGrain<IProjectGrain>(goal.Project.Value);

    static ImmutableArray<Mention> Mentions(GoalCommand command) => command switch
    {
        ReviseGoal revise => MentionedPeople.In(revise.Grounds),
        DropGoal drop => MentionedPeople.In(drop.Grounds),
        ReviveGoal revive => MentionedPeople.In(revive.Grounds),
        AddAction { Definition.Owner: { } owner } => [new Mention(owner, "owner")],
        EditAction { Owner: { } owner } => [new Mention(owner, "owner")],
        _ => [],
    };
}
