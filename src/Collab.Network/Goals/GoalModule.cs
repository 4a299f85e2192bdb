using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>Goals, and the board of a project that they stand on.</summary>
sealed class GoalModule() : Module("goals", "Goals")
{
    public override IReadOnlyList<IAggregate> Aggregates => [Goal.Aggregate, GoalBoard.Aggregate];

    public override void Bind(ModuleFields fields)
    {
        GoalFields.Bind(fields);
        GoalBoardFields.Bind(fields);
        fields.Commands<IGoalGrain, GoalId, GoalCommand>()
            .Add<ReviseGoal, Goal>("reviseGoal", command => command.Goal)
            .Add<DropGoal, Goal>("dropGoal", command => command.Goal)
            .Add<ReviveGoal, Goal>("reviveGoal", command => command.Goal)
            .Add<AddKeyResult, KeyResult>("addKeyResult", command => command.Goal)
            .Add<EditKeyResult, KeyResult>("editKeyResult", command => command.KeyResult.Goal)
            .Add<CheckInKeyResult, KeyResult>("checkIn", command => command.KeyResult.Goal)
            .Add<WithdrawCheckIn, KeyResult>("withdrawCheckIn", command => command.KeyResult.Goal)
            .Add<WithdrawKeyResult, KeyResult>("withdrawKeyResult", command => command.KeyResult.Goal)
            .Add<AddAction, GoalAction>("addAction", command => command.Goal)
            .Add<EditAction, GoalAction>("editAction", command => command.Action.Goal);
        fields.Commands<IGoalBoardGrain, ProjectId, GoalBoardCommand>()
            .Add<StartGoal, Goal>("startGoal", command => command.Project)
            .AddBy<SplitGoal, Goal>("splitGoal", async (command, context) => (await context.Goal(command.Goal))?.Project, "goal")
            .Add<MergeGoals, Goal>("mergeGoals", command => command.Project)
            .Add<ReorderGoals, Project>("reorderGoals", command => command.Project)
            .Add<OpenUncertainty, Uncertainty>("openUncertainty", command => command.Project)
            .Add<SettleUncertainty, Uncertainty>("settleUncertainty", command => command.Uncertainty.Project)
            .Add<LetGoUncertainty, Uncertainty>("letGoUncertainty", command => command.Uncertainty.Project)
            .Add<ReopenUncertainty, Uncertainty>("reopenUncertainty", command => command.Uncertainty.Project)
            .Add<ParkSolution, ParkedSolution>("parkSolution", command => command.Project)
            .Add<EditParkedSolution, ParkedSolution>("editParkedSolution", command => command.ParkedSolution.Project)
            .Add<TakeUpSolution, ParkedSolution>("takeUpSolution", command => command.ParkedSolution.Project);
    }
}
