using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Goals;

/// <summary>Binds the mutations of <c>goal-mutations.graphql</c>.</summary>
static class GoalMutationFields
{
    public static void Bind(ResolverMap map)
    {
        map.Payload<Goal>("Goal", "goal");
        map.Payload<KeyResult>("KeyResult", "keyResult");
        map.Payload<GoalAction>("Action", "action");
        map.Input<DeciderInput>("DeciderInput")
            .Input<KeyResultInput>("KeyResultInput")
            .Input<NewGoalInput>("NewGoalInput")
            .Input<GoalToMergeInput>("GoalToMergeInput")
            .Input<StartGoalInput>("StartGoalInput")
            .Input<ReviseGoalInput>("ReviseGoalInput")
            .Input<SplitGoalInput>("SplitGoalInput")
            .Input<MergeGoalsInput>("MergeGoalsInput")
            .Input<DropGoalInput>("DropGoalInput")
            .Input<ReviveGoalInput>("ReviveGoalInput")
            .Input<AddKeyResultInput>("AddKeyResultInput")
            .Input<EditKeyResultInput>("EditKeyResultInput")
            .Input<CheckInInput>("CheckInInput")
            .Input<WithdrawCheckInInput>("WithdrawCheckInInput")
            .Input<WithdrawKeyResultInput>("WithdrawKeyResultInput")
            .Input<AddActionInput>("AddActionInput")
            .Input<EditActionInput>("EditActionInput");
        BindTurns(map.Mutation);
        BindWork(map.Mutation);
    }

    static void BindTurns(RootBinding mutation)
    {
        mutation.AsyncField("startGoal", (InputOf<StartGoalInput> arguments, FieldContext context)
            => OnBoard(context, arguments.Input.Project, arguments.Input, arguments.Input.ToCommand(context.Service<IIdSource>())));
        mutation.AsyncField("splitGoal", (InputOf<SplitGoalInput> arguments, FieldContext context)
            => Split(context, arguments.Input));
        mutation.AsyncField("mergeGoals", (InputOf<MergeGoalsInput> arguments, FieldContext context)
            => OnBoard(context, arguments.Input.Project, arguments.Input, arguments.Input.ToCommand(context.Service<IIdSource>())));
        mutation.AsyncField("reviseGoal", (InputOf<ReviseGoalInput> arguments, FieldContext context)
            => OnGoal(context, arguments.Input.Goal, arguments.Input, new ReviseGoal(
                arguments.Input.ToGrounds(), arguments.Input.Title.ToEdit(), arguments.Input.Text.ToEdit(), arguments.Input.RemoveText)));
        mutation.AsyncField("dropGoal", (InputOf<DropGoalInput> arguments, FieldContext context)
            => OnGoal(context, arguments.Input.Goal, arguments.Input, new DropGoal(arguments.Input.ToGrounds())));
        mutation.AsyncField("reviveGoal", (InputOf<ReviveGoalInput> arguments, FieldContext context)
            => OnGoal(context, arguments.Input.Goal, arguments.Input, new ReviveGoal(arguments.Input.ToGrounds())));
    }

    static void BindWork(RootBinding mutation)
    {
        mutation.AsyncField("addKeyResult", (InputOf<AddKeyResultInput> arguments, FieldContext context)
            => OnKeyResult(context, arguments.Input.Goal, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("editKeyResult", (InputOf<EditKeyResultInput> arguments, FieldContext context)
            => OnKeyResult(context, arguments.Input.KeyResult.Goal, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("checkIn", (InputOf<CheckInInput> arguments, FieldContext context)
            => OnKeyResult(context, arguments.Input.KeyResult.Goal, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("withdrawCheckIn", (InputOf<WithdrawCheckInInput> arguments, FieldContext context)
            => OnKeyResult(context, arguments.Input.KeyResult.Goal, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("withdrawKeyResult", (InputOf<WithdrawKeyResultInput> arguments, FieldContext context)
            => OnKeyResult(context, arguments.Input.KeyResult.Goal, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("addAction", (InputOf<AddActionInput> arguments, FieldContext context)
            => OnAction(context, arguments.Input.Goal, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("editAction", (InputOf<EditActionInput> arguments, FieldContext context)
            => OnAction(context, arguments.Input.Action.Goal, arguments.Input, arguments.Input.ToCommand()));
    }

    static ValueTask<Payload<Goal>?> OnGoal(FieldContext context, GoalId id, ICommandInput input, GoalCommand command)
        => context.Run(input, command, context.GoalGrain(id), (GoalId subject) => context.Goal(subject));

    static ValueTask<Payload<KeyResult>?> OnKeyResult(FieldContext context, GoalId id, ICommandInput input, GoalCommand command)
        => context.Run(input, command, context.GoalGrain(id), (KeyResultId subject) => context.KeyResult(subject));

    static ValueTask<Payload<GoalAction>?> OnAction(FieldContext context, GoalId id, ICommandInput input, GoalCommand command)
        => context.Run(input, command, context.GoalGrain(id), (ActionId subject) => context.Action(subject));

    static ValueTask<Payload<Goal>?> OnBoard(FieldContext context, ProjectId project, ICommandInput input, GoalBoardCommand command)
        => context.Run(input, command, context.GoalBoardGrain(project), (GoalId subject) => context.Goal(subject));

    // The board of the goal's project decides, which the goal leads to.
    static async ValueTask<Payload<Goal>?> Split(FieldContext context, SplitGoalInput input)
    {
        var viewer = context.SignedIn();
        return await context.Goal(input.Goal) is { } goal
            ? await OnBoard(context, goal.Project, input, input.ToCommand(context.Service<IIdSource>()))
            : new Payload<Goal>(null, null, [new RefusalReading(Refusal.NotFound("goal"), viewer.Language)]);
    }
}
