using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Goals;

sealed record ReorderGoalsInput(ProjectId Project, IReadOnlyList<GoalId> Order, int? BasedOn, string? ClientMutationId) : ICommandInput;

sealed record OpenUncertaintyInput(ProjectId Project, IReadOnlyList<TextInput> Text, string? ClientMutationId) : ICommandInput;

sealed record SettleUncertaintyInput(
    UncertaintyId Uncertainty, InsightId? InsightId, IReadOnlyList<TextInput>? Explanation, int? BasedOn, string? ClientMutationId) : ICommandInput
{
    public SettleUncertainty ToCommand() => new(Uncertainty.Number, InsightId, Explanation.ToText());
}

sealed record LetGoUncertaintyInput(UncertaintyId Uncertainty, IReadOnlyList<TextInput> Reason, int? BasedOn, string? ClientMutationId)
    : ICommandInput;

sealed record ReopenUncertaintyInput(UncertaintyId Uncertainty, IReadOnlyList<TextInput>? Reason, int? BasedOn, string? ClientMutationId)
    : ICommandInput;

sealed record ParkSolutionInput(
    ProjectId Project,
    IReadOnlyList<TextInput> Title,
    IReadOnlyList<TextInput>? Text,
    IReadOnlyList<TextInput>? WhyTooEarly,
    string? ClientMutationId) : ICommandInput
{
    public ParkSolution ToCommand() => new(new ParkedIdea(Title.ToRequiredText(), Text.ToText(), WhyTooEarly.ToText()));
}

sealed record EditParkedSolutionInput(
    ParkedSolutionId ParkedSolution,
    IReadOnlyList<TextInput>? Title,
    IReadOnlyList<TextInput>? Text,
    IReadOnlyList<TextInput>? WhyTooEarly,
    bool RemoveText,
    bool RemoveWhyTooEarly,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput
{
    public EditParkedSolution ToCommand()
        => new(ParkedSolution.Number, Title.ToEdit(), Text.ToEdit(), RemoveText, WhyTooEarly.ToEdit(), RemoveWhyTooEarly);
}

sealed record TakeUpSolutionInput(ParkedSolutionId ParkedSolution, GoalId? Goal, int? BasedOn, string? ClientMutationId) : ICommandInput;
