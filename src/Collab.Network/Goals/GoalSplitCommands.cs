using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

/// <summary>Lets a goal live on in several narrower ones. The version is the goal's, not the board's that decides.</summary>
sealed record SplitGoal(
    GoalId Goal,
    ImmutableArray<NewGoalInput> Into,
    TextEdit Reason,
    ImmutableArray<InsightId> InsightIds,
    DeciderInput? DecidedBy = null,
    int? BasedOn = null,
    string? ClientMutationId = null) : GoalBoardCommand, ITurnInput, ICommandInput
{
    int? ICommandInput.BasedOn => null;

    internal override string Field => "goal";

    internal override IEnumerable<GoalId> Turning => [Goal];

    internal override string Subject(GoalBoard? board, ProjectId project) => GlobalId.Of(Goal);

    protected override GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context)
    {
        var grounds = this.ToGrounds();
        ImmutableArray<NewGoal> goals = [.. Into.Select(goal => goal.ToGoal(context.Ids))];
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                LivingOn.CannotTurn(board, context.Goals, Goal, BasedOn, "goal"),
                goals.Length is < 2 or > LivingOn.MaxTogether ? LivingOn.Between("into") : null,
                board.Goals.Length + goals.Length > GoalBoard.MaxGoals ? GoalRules.TooMany("into", GoalBoard.MaxGoals) : null),
            .. goals.SelectMany((goal, index) => goal.Wrong(FormattableString.Invariant($"into.{index}."))),
            .. GoalRules.Wrong(grounds),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var source = context.Goals[Goal];
        ImmutableArray<GoalId> into = [.. goals.Select(goal => goal.Id)];
        ImmutableArray<GoalId?> neighbours = [Goal, .. into];
        return new GoalBoardDecision(
            Decision.Accept([.. into.Select((goal, index) => new GoalPlaced(goal, neighbours[index]))]),
            [
                new GoalChange(Goal, source, [new GoalSplit(source.Revisions.Length + 1, into, grounds)]),
                .. goals.Select(goal => new GoalChange(goal.Id, null, goal.Start(board.Project, [LivingOn.OriginIn(source)]))),
            ]);
    }
}

/// <summary>Lets several goals live on in one.</summary>
sealed record MergeGoals(
    ProjectId Project,
    ImmutableArray<GoalToMergeInput> Goals,
    TextEdit Title,
    TextEdit? Text,
    KeyResultInput? KeyResult,
    TextEdit Reason,
    ImmutableArray<InsightId> InsightIds,
    DeciderInput? DecidedBy = null,
    string? ClientMutationId = null) : GoalBoardCommand, ITurnInput, ICommandInput
{
    /// <inheritdoc cref="NewGoalInput.Id"/>
    public GoalId? Id { get; init; }

    internal override IEnumerable<GoalId> Turning => Goals.Select(goal => goal.Goal).Distinct().Take(LivingOn.MaxTogether);

    protected override GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context)
    {
        var into = new NewGoalInput(Title, Text, KeyResult) { Id = Id }.ToGoal(context.Ids);
        return Merge(board, into, context) with { Started = into.Id };
    }

    GoalBoardDecision Merge(GoalBoard board, NewGoal into, GoalBoardContext context)
    {
        var grounds = this.ToGrounds();
        ImmutableArray<GoalToMergeInput> named = [.. Goals.DistinctBy(goal => goal.Goal)];
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(named.Select(goal => LivingOn.CannotTurn(
                board, context.Goals, goal.Goal, goal.BasedOn, FormattableString.Invariant($"goals.{Goals.IndexOf(goal)}.goal")))),
            .. Rules.Found(
                named.Length is < 2 or > LivingOn.MaxTogether ? LivingOn.Between("goals") : null,
                board.Goals.Length >= GoalBoard.MaxGoals ? GoalRules.TooMany("goals", GoalBoard.MaxGoals) : null),
            .. into.Wrong(),
            .. GoalRules.Wrong(grounds),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        ImmutableArray<Goal> sources = [.. named.Select(goal => context.Goals[goal.Goal])];
        return new GoalBoardDecision(
            new GoalPlaced(into.Id, sources[0].Id),
            [
                .. sources.Select(source => new GoalChange(source.Id, source, [new GoalMerged(source.Revisions.Length + 1, into.Id, grounds)])),
                new GoalChange(into.Id, null, into.Start(board.Project, [.. sources.Select(LivingOn.OriginIn)])),
            ]);
    }
}

/// <summary>A goal to merge with others, and the version of it that was read; null for whatever is there.</summary>
sealed record GoalToMergeInput(GoalId Goal, int? BasedOn = null);

/// <summary>The rules by which goals live on in others. What they were is kept in their own history.</summary>
static class LivingOn
{
    /// <summary>The most goals that one can be split into, or that can be merged at once.</summary>
    public const int MaxTogether = 20;

    // A goal of another project looks as if it were not there: it would take that project's rights to say more.
    public static Refusal? CannotTurn(GoalBoard board, IReadOnlyDictionary<GoalId, Goal> goals, GoalId id, int? basedOn, string path)
        => board.Goals.Contains(id) && goals.TryGetValue(id, out var goal) ? GoalRules.CannotTurn(goal, basedOn, path) : Refusal.NotFound(path);

    public static GoalOrigin OriginIn(Goal goal) => new(goal.Id, goal.Newest.Number, goal.Wording);

    public static Refusal Between(string path)
        => Refusal.Invalid(path, $"Anna 2–{MaxTogether} tavoitetta.", $"Ange 2–{MaxTogether} mål.", $"Give 2 to {MaxTogether} goals.");
}
