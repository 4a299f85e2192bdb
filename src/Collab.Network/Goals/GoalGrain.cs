using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Goals;

[GrainType("goal")]
sealed class GoalGrain(AggregateServices services)
    : EventSourcedGrain<GoalId, Goal, GoalEvent, GoalCommand>(GoalStream.Aggregate, services), IGoalGrain
{
    readonly TimeProvider _clock = services.Clock;

    /// <summary>How far the first clocks of the world are ahead of UTC: it is today as soon as it is today anywhere.</summary>
    static readonly TimeSpan FirstClocks = TimeSpan.FromHours(14);

    protected override async ValueTask<Plan<GoalEvent>> Decide(Goal? state, GoalCommand command, CommandContext context, DecisionReads reads)
    {
        var rights = state is null ? default : await GoalRights.Of(context.Viewer, state.Project, reads);
        var decision = GoalDecisions.Decide(state, command, context, rights, LastDay());
        var mentions = decision.Events.IsEmpty ? [] : Mentions(command);
        return new Plan<GoalEvent>(await MentionedPeople.Check(decision, context.Viewer, mentions, reads), [])
        {
            Subject = GoalDecisions.Subject(state, Id, command),
        };
    }

    protected override async ValueTask<bool> MayRead(Goal state, Viewer viewer, DecisionReads reads) => (await GoalRights.Of(viewer, state.Project, reads)).MayRead;

    protected override Refusal Missing(GoalCommand command) => Refusal.NotFound(GoalDecisions.SubjectField(command));

    DateOnly LastDay() => DateOnly.FromDateTime(_clock.GetUtcNow().ToOffset(FirstClocks).DateTime);

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
