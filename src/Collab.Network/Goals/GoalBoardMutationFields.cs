using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>Binds the mutations of <c>goal-board-mutations.graphql</c>.</summary>
static class GoalBoardMutationFields
{
    public static void Bind(ResolverMap map)
    {
        map.Payload<Uncertainty>("Uncertainty", "uncertainty");
        map.Payload<ParkedSolution>("ParkedSolution", "parkedSolution");
        map.Input<ReorderGoalsInput>("ReorderGoalsInput")
            .Input<OpenUncertaintyInput>("OpenUncertaintyInput")
            .Input<SettleUncertaintyInput>("SettleUncertaintyInput")
            .Input<LetGoUncertaintyInput>("LetGoUncertaintyInput")
            .Input<ReopenUncertaintyInput>("ReopenUncertaintyInput")
            .Input<ParkSolutionInput>("ParkSolutionInput")
            .Input<EditParkedSolutionInput>("EditParkedSolutionInput")
            .Input<TakeUpSolutionInput>("TakeUpSolutionInput");
        map.Mutation.AsyncField("reorderGoals", (InputOf<ReorderGoalsInput> arguments, FieldContext context)
            => context.Run(
                arguments.Input,
                new ReorderGoals([.. arguments.Input.Order]),
                context.GoalBoardGrain(arguments.Input.Project),
                (ProjectId subject) => context.Project(subject)));
        BindUncertainties(map.Mutation);
        BindParkedSolutions(map.Mutation);
    }

    static void BindUncertainties(RootBinding mutation)
    {
        mutation.AsyncField("openUncertainty", (InputOf<OpenUncertaintyInput> arguments, FieldContext context)
            => OnUncertainty(context, arguments.Input.Project, arguments.Input, new OpenUncertainty(arguments.Input.Text.ToRequiredText())));
        mutation.AsyncField("settleUncertainty", (InputOf<SettleUncertaintyInput> arguments, FieldContext context)
            => OnUncertainty(context, arguments.Input.Uncertainty.Project, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("letGoUncertainty", (InputOf<LetGoUncertaintyInput> arguments, FieldContext context)
            => OnUncertainty(context, arguments.Input.Uncertainty.Project, arguments.Input, new LetGoUncertainty(
                arguments.Input.Uncertainty.Number, arguments.Input.Reason.ToRequiredText())));
        mutation.AsyncField("reopenUncertainty", (InputOf<ReopenUncertaintyInput> arguments, FieldContext context)
            => OnUncertainty(context, arguments.Input.Uncertainty.Project, arguments.Input, new ReopenUncertainty(
                arguments.Input.Uncertainty.Number, arguments.Input.Reason.ToText())));
    }

    static void BindParkedSolutions(RootBinding mutation)
    {
        mutation.AsyncField("parkSolution", (InputOf<ParkSolutionInput> arguments, FieldContext context)
            => OnParkedSolution(context, arguments.Input.Project, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("editParkedSolution", (InputOf<EditParkedSolutionInput> arguments, FieldContext context)
            => OnParkedSolution(context, arguments.Input.ParkedSolution.Project, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("takeUpSolution", (InputOf<TakeUpSolutionInput> arguments, FieldContext context)
            => OnParkedSolution(context, arguments.Input.ParkedSolution.Project, arguments.Input, new TakeUpSolution(
                arguments.Input.ParkedSolution.Number, arguments.Input.Goal)));
    }

    static ValueTask<Payload<Uncertainty>?> OnUncertainty(FieldContext context, ProjectId project, ICommandInput input, GoalBoardCommand command)
        => context.Run(input, command, context.GoalBoardGrain(project), (UncertaintyId subject) => context.Uncertainty(subject));

    static ValueTask<Payload<ParkedSolution>?> OnParkedSolution(
        FieldContext context, ProjectId project, ICommandInput input, GoalBoardCommand command)
        => context.Run(input, command, context.GoalBoardGrain(project), (ParkedSolutionId subject) => context.ParkedSolution(subject));
}
