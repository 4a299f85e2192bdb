using System.Collections.Immutable;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

/// <summary>The rules of a project's goals as a whole.</summary>
static class GoalBoardDecisions
{
    public const int MaxGoals = 200;

    /// <summary>Decides a command.</summary>
    /// <param name="board">The board; null before anything was put on it.</param>
    /// <param name="project">The project.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="rights">What they may do with the project.</param>
    /// <param name="goals">The goals that the command names, as far as they are there.</param>
    public static GoalBoardDecision Decide(
        GoalBoard? board,
        ProjectId project,
        GoalBoardCommand command,
        CommandContext context,
        ProjectRights rights,
        IReadOnlyDictionary<GoalId, Goal> goals)
    {
        if (GoalRules.MayEdit(rights, SubjectField(command)) is { } refusal)
        {
            return (Decision)refusal;
        }

        var decision = Decide(board ?? GoalBoard.Empty(project), command, context, goals);
        return board is null && decision.Board is { Events: { IsEmpty: false } events }
            ? decision with { Board = Decision.Accept([new GoalBoardOpened(project), .. events]) }
            : decision;
    }

    /// <summary>The global id of what a command is about, which a repeat of the command answers as well.</summary>
    public static string Subject(GoalBoard? board, ProjectId project, GoalBoardCommand command) => command switch
    {
        StartGoal start => GlobalId.Of(start.Goal.Id),
        SplitGoal split => GlobalId.Of(split.Goal),
        MergeGoals merge => GlobalId.Of(merge.Into.Id),
        OpenUncertainty => GlobalId.Of(new UncertaintyId(project, (board?.Uncertainties.Length ?? 0) + 1)),
        SettleUncertainty { Number: var number } => GlobalId.Of(new UncertaintyId(project, number)),
        LetGoUncertainty { Number: var number } => GlobalId.Of(new UncertaintyId(project, number)),
        ReopenUncertainty { Number: var number } => GlobalId.Of(new UncertaintyId(project, number)),
        ParkSolution => GlobalId.Of(new ParkedSolutionId(project, (board?.ParkedSolutions.Length ?? 0) + 1)),
        EditParkedSolution { Number: var number } => GlobalId.Of(new ParkedSolutionId(project, number)),
        TakeUpSolution { Number: var number } => GlobalId.Of(new ParkedSolutionId(project, number)),
        _ => GlobalId.Of(project),
    };

    /// <summary>The input field that names what a command is about.</summary>
    public static string SubjectField(GoalBoardCommand command) => command switch
    {
        SplitGoal => "goal",
        SettleUncertainty or LetGoUncertainty or ReopenUncertainty => "uncertainty",
        EditParkedSolution or TakeUpSolution => "parkedSolution",
        _ => "project",
    };

    static GoalBoardDecision Decide(
        GoalBoard board, GoalBoardCommand command, CommandContext context, IReadOnlyDictionary<GoalId, Goal> goals) => command switch
        {
            StartGoal start => Start(board, start.Goal),
            SplitGoal split => GoalSplitDecisions.Split(board, split, goals),
            MergeGoals merge => GoalSplitDecisions.Merge(board, merge, goals),
            ReorderGoals reorder => Reorder(board, reorder, context.BasedOn),
            OpenUncertainty open => UncertaintyDecisions.Open(board, open),
            SettleUncertainty settle => UncertaintyDecisions.Settle(board, settle, context.BasedOn),
            LetGoUncertainty letGo => UncertaintyDecisions.LetGo(board, letGo, context.BasedOn),
            ReopenUncertainty reopen => UncertaintyDecisions.Reopen(board, reopen, context.BasedOn),
            ParkSolution park => ParkedSolutionDecisions.Park(board, park),
            EditParkedSolution edit => ParkedSolutionDecisions.Edit(board, edit, context.BasedOn),
            TakeUpSolution takeUp => ParkedSolutionDecisions.TakeUp(board, takeUp, context.BasedOn),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };

    static GoalBoardDecision Start(GoalBoard board, NewGoal goal)
    {
        if (board.Goals.Contains(goal.Id))
        {
            return Decision.Nothing;
        }

        ImmutableArray<Refusal> refusals =
        [
            .. GoalDecisions.Refusals(goal),
            .. Rules.Found(board.Goals.Length >= MaxGoals ? GoalRules.TooMany("project", MaxGoals) : null),
        ];
        return refusals.IsEmpty
            ? new GoalBoardDecision(
                new GoalPlaced(goal.Id, null),
                [new GoalChange(goal.Id, null, GoalDecisions.Start(goal, board.Project, []))])
            : Decision.Refuse(refusals);
    }

    static Decision Reorder(GoalBoard board, ReorderGoals command, int? basedOn)
    {
        var unknown = command.Order.Select((goal, index) => board.Goals.Contains(goal) ? null : Refusal.NotFound($"order.{index}"));
        ImmutableArray<Refusal> refusals = [.. Rules.Found(unknown)];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        // A goal that was started meanwhile is unknown to the editor; it keeps its place behind those they ordered.
        ImmutableArray<GoalId> order = [.. command.Order.Distinct(), .. board.Goals.Except(command.Order)];
        if (order.SequenceEqual(board.Goals))
        {
            return Decision.Nothing;
        }

        return board.HasMoved(GoalBoardParts.Order, basedOn)
            ? Refusal.Conflict("order", Ids(order), Ids(board.Goals))
            : new GoalsReordered(order);
    }

    static string Ids(IEnumerable<GoalId> goals) => string.Join(' ', goals.Select(GlobalId.Of));
}
