using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>What the input of every turn of a goal carries.</summary>
interface IGroundsInput
{
    TextEdit Reason { get; }

    IReadOnlyList<InsightId> InsightIds { get; }

    DeciderInput? DecidedBy { get; }
}

/// <summary>Reads what the inputs of goals share.</summary>
static class GoalInputs
{
    public static Grounds ToGrounds(this IGroundsInput input)
        => new(
            input.Reason.ToRequiredText(),
            [.. input.InsightIds.Distinct()],
            input.DecidedBy is { } decider ? new Decider(decider.Person, decider.Group.ToText()) : null);
}

sealed record DeciderInput(PersonId? Person, TextEdit? Group);

sealed record KeyResultInput(TextEdit Title, double From, double To, TextEdit? Unit, Direction? Direction)
{
    public KeyResultDefinition ToDefinition()
        => new(Title.ToRequiredText(), From, To, Unit.ToText(), Direction ?? To.CompareTo(From) switch
        {
            > 0 => Goals.Direction.Increase,
            < 0 => Goals.Direction.Decrease,
            _ => Goals.Direction.Maintain,
        });
}

sealed record NewGoalInput(TextEdit Title, TextEdit? Text, KeyResultInput? KeyResult)
{
    public NewGoal ToGoal(IIdSource ids)
        => new(ids.Next<GoalId>(), new Wording(Title.ToRequiredText(), Text.ToText()), KeyResult?.ToDefinition());
}

sealed record StartGoalInput(
    ProjectId Project, TextEdit Title, TextEdit? Text, KeyResultInput? KeyResult, string? ClientMutationId)
    : ICommandInput
{
    public StartGoal ToCommand(IIdSource ids) => new(new NewGoalInput(Title, Text, KeyResult).ToGoal(ids));
}

sealed record ReviseGoalInput(
    GoalId Goal,
    TextEdit? Title,
    TextEdit? Text,
    bool RemoveText,
    TextEdit Reason,
    IReadOnlyList<InsightId> InsightIds,
    DeciderInput? DecidedBy,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput, IGroundsInput;

/// <summary>The version is the goal's, not the board's that decides, so it goes with the command.</summary>
sealed record SplitGoalInput(
    GoalId Goal,
    IReadOnlyList<NewGoalInput> Into,
    TextEdit Reason,
    IReadOnlyList<InsightId> InsightIds,
    DeciderInput? DecidedBy,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput, IGroundsInput
{
    int? ICommandInput.BasedOn => null;

    public SplitGoal ToCommand(IIdSource ids) => new(Goal, BasedOn, [.. Into.Select(goal => goal.ToGoal(ids))], this.ToGrounds());
}

sealed record GoalToMergeInput(GoalId Goal, int? BasedOn);

sealed record MergeGoalsInput(
    ProjectId Project,
    IReadOnlyList<GoalToMergeInput> Goals,
    TextEdit Title,
    TextEdit? Text,
    KeyResultInput? KeyResult,
    TextEdit Reason,
    IReadOnlyList<InsightId> InsightIds,
    DeciderInput? DecidedBy,
    string? ClientMutationId) : ICommandInput, IGroundsInput
{
    public MergeGoals ToCommand(IIdSource ids)
        => new(
            [.. Goals.Select(goal => new GoalToMerge(goal.Goal, goal.BasedOn))],
            new NewGoalInput(Title, Text, KeyResult).ToGoal(ids),
            this.ToGrounds());
}

sealed record DropGoalInput(
    GoalId Goal,
    TextEdit Reason,
    IReadOnlyList<InsightId> InsightIds,
    DeciderInput? DecidedBy,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput, IGroundsInput;

sealed record ReviveGoalInput(
    GoalId Goal,
    TextEdit Reason,
    IReadOnlyList<InsightId> InsightIds,
    DeciderInput? DecidedBy,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput, IGroundsInput;
