using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Goals;

/// <summary>The goals of one project as a whole; its key is the project's id.</summary>
[Alias("goal-board")]
interface IGoalBoardGrain : IAggregateGrain<GoalBoardCommand>;

/// <summary>
/// Decides what concerns several goals at once and writes it in one transaction: each goal's stream with the version that was decided on, so that a goal which moved meanwhile stops the whole.
/// </summary>
[GrainType("goal-board")]
sealed class GoalBoardGrain(AggregateServices services, IIdSource ids)
    : EventSourcedGrain<ProjectId, GoalBoard, GoalBoardEvent, GoalBoardCommand>(GoalBoard.Aggregate, services), IGoalBoardGrain
{
    protected override async ValueTask<Plan<GoalBoardEvent>> Decide(GoalBoard? state, GoalBoardCommand command, CommandContext context, DecisionReads reads)
    {
        var rights = await GoalAccess.RightsOf(context.Viewer, Id, reads);

        // A goal of another project may be among them; the decision passes over what does not stand on this board.
        var goals = await reads.ReadAll(Goal.Aggregate, [.. command.Turning]);
        var decision = command.Decide(state, Id, new GoalBoardContext(context.BasedOn, rights, goals.OfType<Goal>().ToDictionary(goal => goal.Id), ids));
        var board = await GoalAccess.CheckPeople(decision.Board, command, context.Viewer, reads);
        return new Plan<GoalBoardEvent>(board, board.Events.IsEmpty ? [] : [.. decision.Goals.Select(change => OtherChange.Of(Goal.Aggregate, change.Id, change.Before, change.Events))])
        {
            Subject = decision.Started is { } started ? GlobalId.Of(started) : command.Subject(state, Id),
        };
    }

    protected override async ValueTask<bool> MayRead(GoalBoard state, Viewer viewer, DecisionReads reads) => (await GoalAccess.RightsOf(viewer, Id, reads)).MayRead;

    protected override Refusal Missing(GoalBoardCommand command) => Refusal.NotFound(command.Field);
}
