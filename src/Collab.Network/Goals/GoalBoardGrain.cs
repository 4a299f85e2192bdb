using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Goals;

/// <summary>
/// Decides what concerns several goals at once and writes it in one transaction: each goal's stream with the version
/// that was decided on, so that a goal which moved meanwhile stops the whole.
/// </summary>
[GrainType("goal-board")]
sealed class GoalBoardGrain(AggregateServices services)
    : EventSourcedGrain<ProjectId, GoalBoard, GoalBoardEvent, GoalBoardCommand>(GoalBoardStream.Aggregate, services), IGoalBoardGrain
{
    protected override async ValueTask<Plan<GoalBoardEvent>> Decide(GoalBoard? state, GoalBoardCommand command, CommandContext context, DecisionReads reads)
    {
        var rights = await GoalRights.Of(context.Viewer, Id, reads);
        var goals = await Read(GoalsNamedIn(command), reads);
        var decision = GoalBoardDecisions.Decide(state, Id, command, context, rights, goals);
        var mentions = decision.Board.Events.IsEmpty ? [] : Mentions(command);
        var board = await MentionedPeople.Check(decision.Board, context.Viewer, mentions, reads);
        return new Plan<GoalBoardEvent>(board, board.Events.IsEmpty ? [] : [.. decision.Goals.Select(ToWrite)])
        {
            Subject = GoalBoardDecisions.Subject(state, Id, command),
        };
    }

    protected override async ValueTask<bool> MayRead(GoalBoard state, Viewer viewer, DecisionReads reads)
        => (await GoalRights.Of(viewer, Id, reads)).MayRead;

    protected override Refusal Missing(GoalBoardCommand command) => Refusal.NotFound(GoalBoardDecisions.SubjectField(command));

    OtherChange ToWrite(GoalChange change)
        => OtherChange.Of(GoalStream.Aggregate, change.Id, change.Before, change.Events);

    // A goal of another project may be among them; the decision passes over what does not stand on this board.
    static async ValueTask<IReadOnlyDictionary<GoalId, Goal>> Read(ImmutableArray<GoalId> ids, DecisionReads reads)
    {
        var goals = await reads.ReadAll(GoalStream.Aggregate, ids);
        return goals.OfType<Goal>().ToDictionary(goal => goal.Id);
    }

    static ImmutableArray<GoalId> GoalsNamedIn(GoalBoardCommand command) => command switch
    {
        SplitGoal split => [split.Goal],
        MergeGoals merge => [.. merge.Goals.Select(goal => goal.Id).Distinct().Take(GoalSplitDecisions.MaxTogether)],
        _ => [],
    };

    static ImmutableArray<Mention> Mentions(GoalBoardCommand command) => command switch
    {
        SplitGoal split => MentionedPeople.In(split.Grounds),
        MergeGoals merge => MentionedPeople.In(merge.Grounds),
        _ => [],
    };
}
