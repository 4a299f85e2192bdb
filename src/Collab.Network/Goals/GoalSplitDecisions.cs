using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

/// <summary>The rules by which goals live on in others. What they were is kept in their own history.</summary>
static class GoalSplitDecisions
{
    /// <summary>The most goals that one can be split into, or that can be merged at once.</summary>
    public const int MaxTogether = 20;

    public static GoalBoardDecision Split(GoalBoard board, SplitGoal command, IReadOnlyDictionary<GoalId, Goal> goals)
    {
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                CannotTurn(board, goals, command.Goal, command.BasedOn, "goal"),
                command.Into.Length is < 2 or > MaxTogether ? Between("into") : null,
                board.Goals.Length + command.Into.Length > GoalBoardDecisions.MaxGoals
                    ? GoalRules.TooMany("into", GoalBoardDecisions.MaxGoals)
                    : null),
            .. command.Into.SelectMany((goal, index) => GoalDecisions.Refusals(goal, FormattableString.Invariant($"into.{index}."))),
            .. GoalRules.Grounds(command.Grounds),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var source = goals[command.Goal];
        ImmutableArray<GoalId> into = [.. command.Into.Select(goal => goal.Id)];
        ImmutableArray<GoalId?> neighbours = [source.Id, .. into];
        return new GoalBoardDecision(
            Decision.Accept([.. into.Select((goal, index) => new GoalPlaced(goal, neighbours[index]))]),
            [
                new GoalChange(source.Id, source, [new GoalSplit(source.Revisions.Length + 1, into, command.Grounds)]),
                .. command.Into.Select(goal => new GoalChange(goal.Id, null, GoalDecisions.Start(goal, board.Project, [OriginIn(source)]))),
            ]);
    }

    public static GoalBoardDecision Merge(GoalBoard board, MergeGoals command, IReadOnlyDictionary<GoalId, Goal> goals)
    {
        ImmutableArray<GoalToMerge> named = [.. command.Goals.DistinctBy(goal => goal.Id)];
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(named.Select((goal, index) => CannotTurn(
                board, goals, goal.Id, goal.BasedOn, FormattableString.Invariant($"goals.{command.Goals.IndexOf(goal)}.goal")))),
            .. Rules.Found(
                named.Length is < 2 or > MaxTogether ? Between("goals") : null,
                board.Goals.Length >= GoalBoardDecisions.MaxGoals ? GoalRules.TooMany("goals", GoalBoardDecisions.MaxGoals) : null),
            .. GoalDecisions.Refusals(command.Into),
            .. GoalRules.Grounds(command.Grounds),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        ImmutableArray<Goal> sources = [.. named.Select(goal => goals[goal.Id])];
        return new GoalBoardDecision(
            new GoalPlaced(command.Into.Id, sources[0].Id),
            [
                .. sources.Select(source => new GoalChange(
                    source.Id, source, [new GoalMerged(source.Revisions.Length + 1, command.Into.Id, command.Grounds)])),
                new GoalChange(command.Into.Id, null, GoalDecisions.Start(command.Into, board.Project, [.. sources.Select(OriginIn)])),
            ]);
    }

    // A goal of another project looks as if it were not there: it would take that project's rights to say more.
    static Refusal? CannotTurn(GoalBoard board, IReadOnlyDictionary<GoalId, Goal> goals, GoalId id, int? basedOn, string path)
        => board.Goals.Contains(id) && goals.TryGetValue(id, out var goal)
            ? GoalDecisions.CannotTurn(goal, basedOn, path)
            : Refusal.NotFound(path);

    static GoalOrigin OriginIn(Goal goal) => new(goal.Id, goal.Newest.Number, goal.Wording);

    static Refusal Between(string path)
        => Refusal.Invalid(
            path,
            $"Anna 2–{MaxTogether} tavoitetta.",
            $"Ange 2–{MaxTogether} mål.",
            $"Give 2 to {MaxTogether} goals.");
}
