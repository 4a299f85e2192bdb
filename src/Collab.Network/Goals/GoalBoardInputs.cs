using Collab.Network.Kernel;

namespace Collab.Network.Goals;

sealed record ReorderGoalsInput(ProjectId Project, IReadOnlyList<GoalId> Order, int? BasedOn, string? ClientMutationId) : ICommandInput;

sealed record OpenUncertaintyInput(ProjectId Project, TextEdit Text, string? ClientMutationId) : ICommandInput;

sealed record SettleUncertaintyInput(
    UncertaintyId Uncertainty, InsightId? InsightId, TextEdit? Explanation, int? BasedOn, string? ClientMutationId) : ICommandInput
{
    public SettleUncertainty ToCommand() => new(Uncertainty.Number, InsightId, Explanation.ToText());
}

sealed record LetGoUncertaintyInput(UncertaintyId Uncertainty, TextEdit Reason, int? BasedOn, string? ClientMutationId)
    : ICommandInput;

sealed record ReopenUncertaintyInput(UncertaintyId Uncertainty, TextEdit? Reason, int? BasedOn, string? ClientMutationId)
    : ICommandInput;

sealed record ParkSolutionInput(
    ProjectId Project,
    TextEdit Title,
    TextEdit? Text,
    TextEdit? WhyTooEarly,
    string? ClientMutationId) : ICommandInput
{
    public ParkSolution ToCommand() => new(new ParkedIdea(Title.ToRequiredText(), Text.ToText(), WhyTooEarly.ToText()));
}

sealed record EditParkedSolutionInput(
    ParkedSolutionId ParkedSolution,
    TextEdit? Title,
    TextEdit? Text,
    TextEdit? WhyTooEarly,
    bool RemoveText,
    bool RemoveWhyTooEarly,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput
{
    public EditParkedSolution ToCommand()
        => new(ParkedSolution.Number, Title.ToEdit(), Text.ToEdit(), RemoveText, WhyTooEarly.ToEdit(), RemoveWhyTooEarly);
}

sealed record TakeUpSolutionInput(ParkedSolutionId ParkedSolution, GoalId? Goal, int? BasedOn, string? ClientMutationId) : ICommandInput;
