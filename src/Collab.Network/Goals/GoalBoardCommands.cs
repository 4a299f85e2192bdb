using System.Collections.Immutable;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

/// <summary>What can be asked of a project's goal board, each command with its rule.</summary>
abstract record GoalBoardCommand
{
    /// <summary>The input field that names what the command is about.</summary>
    internal virtual string Field => "project";

    /// <summary>The goals that it turns, which it has to read.</summary>
    internal virtual IEnumerable<GoalId> Turning => [];

    /// <summary>The global id of what the command is about, which a repeat of the command answers as well.</summary>
    internal virtual string Subject(GoalBoard? board, ProjectId project) => GlobalId.Of(project);

    /// <summary>Decides on a board.</summary>
    /// <param name="board">The board; null before anything was put on it.</param>
    /// <param name="project">The project.</param>
    /// <param name="context">Who asks, and what was read for it.</param>
    public GoalBoardDecision Decide(GoalBoard? board, ProjectId project, GoalBoardContext context)
    {
        if (GoalRules.MayEdit(context.Rights, Field) is { } refusal)
        {
            return refusal;
        }

        var decision = Decide(board ?? GoalBoard.Empty(project), context);
        return board is null && decision.Board.Events is { IsEmpty: false } events
            ? decision with { Board = Decision.Accept([new GoalBoardOpened(project), .. events]) }
            : decision;
    }

    /// <summary>Decides on a board that the viewer may change.</summary>
    protected abstract GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context);
}

/// <summary>What a command of a board is decided by, beside the board.</summary>
/// <param name="BasedOn">The version of the board that it was based on; null for whatever is there.</param>
/// <param name="Rights">What the viewer may do with the project.</param>
/// <param name="Goals">The goals that the command turns, as far as they are there.</param>
/// <param name="Ids">Where new goals' ids come from.</param>
sealed record GoalBoardContext(int? BasedOn, ProjectRights Rights, IReadOnlyDictionary<GoalId, Goal> Goals, IIdSource Ids);

/// <summary>What a decision on a board comes to: events of its own and of goals, all of them or none.</summary>
/// <param name="Board">The board's own events, or refusals.</param>
/// <param name="Goals">The changes of goals.</param>
readonly record struct GoalBoardDecision(Decision Board, ImmutableArray<GoalChange> Goals)
{
    /// <summary>The goal that the command is about, when it is a new one.</summary>
    public GoalId? Started { get; init; }

    public static implicit operator GoalBoardDecision(Decision decision) => new(decision, []);

    public static implicit operator GoalBoardDecision(GoalBoardEvent happened) => new(happened, []);

    public static implicit operator GoalBoardDecision(Refusal refusal) => new(refusal, []);
}

/// <summary>A change of one goal; of a new one when there is none before.</summary>
sealed record GoalChange(GoalId Id, Goal? Before, ImmutableArray<GoalEvent> Events);

sealed record StartGoal(ProjectId Project, TextEdit Title, TextEdit? Text = null, KeyResultInput? KeyResult = null, string? ClientMutationId = null)
    : GoalBoardCommand, ICommandInput
{
    /// <inheritdoc cref="NewGoalInput.Id"/>
    public GoalId? Id { get; init; }

    protected override GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context)
    {
        var goal = new NewGoalInput(Title, Text, KeyResult) { Id = Id }.ToGoal(context.Ids);
        return Start(board, goal) with { Started = goal.Id };
    }

    static GoalBoardDecision Start(GoalBoard board, NewGoal goal)
    {
        if (board.Goals.Contains(goal.Id))
        {
            return Decision.Nothing;
        }

        ImmutableArray<Refusal> refusals =
        [
            .. goal.Wrong(),
            .. Rules.Found(board.Goals.Length >= GoalBoard.MaxGoals ? GoalRules.TooMany("project", GoalBoard.MaxGoals) : null),
        ];
        return refusals.IsEmpty
            ? new GoalBoardDecision(new GoalPlaced(goal.Id, null), [new GoalChange(goal.Id, null, goal.Start(board.Project, []))])
            : Decision.Refuse(refusals);
    }
}

sealed record NewGoalInput(TextEdit Title, TextEdit? Text = null, KeyResultInput? KeyResult = null)
{
    /// <summary>The id that the goal will have; a new one when left out, as it is by clients.</summary>
    public GoalId? Id { get; init; }

    public NewGoal ToGoal(IIdSource ids) => new(Id ?? ids.Next<GoalId>(), new Wording(Title.ToRequiredText(), Text.ToText()), KeyResult?.ToDefinition());
}

/// <summary>A goal about to be started, with its first key result if it has one yet.</summary>
sealed record NewGoal(GoalId Id, Wording Wording, KeyResultDefinition? KeyResult = null)
{
    /// <summary>Why the goal cannot be started in these words; none when it can.</summary>
    /// <param name="path">Where in the input it stands, with a dot at the end; empty at its top.</param>
    public IEnumerable<Refusal> Wrong(string path = "")
        =>
        [
            .. Rules.Found(Rules.Title(Wording.Title, path + "title"), Rules.Body(Wording.Text, path + "text")),
            .. KeyResult is { } definition ? KeyResultRules.Wrong(definition, path + "keyResult.") : [],
        ];

    /// <summary>The first events of the goal.</summary>
    public ImmutableArray<GoalEvent> Start(ProjectId project, ImmutableArray<GoalOrigin> origins)
        =>
        [
            new GoalStarted(Id, project, Wording, origins),
            .. KeyResult is { } definition ? [new KeyResultAdded(1, definition)] : ImmutableArray<GoalEvent>.Empty,
        ];
}

sealed record ReorderGoals(ProjectId Project, ImmutableArray<GoalId> Order, int? BasedOn = null, string? ClientMutationId = null) : GoalBoardCommand, ICommandInput
{
    protected override GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context)
    {
        ImmutableArray<Refusal> unknown =
            [.. Rules.Found(Order.Select((goal, index) => board.Goals.Contains(goal) ? null : Refusal.NotFound(FormattableString.Invariant($"order.{index}"))))];
        if (!unknown.IsEmpty)
        {
            return Decision.Refuse(unknown);
        }

        // A goal that was started meanwhile is unknown to the editor; it keeps its place behind those they ordered.
        ImmutableArray<GoalId> order = [.. Order.Distinct(), .. board.Goals.Except(Order)];
        return order.SequenceEqual(board.Goals) ? Decision.Nothing
            : board.HasMoved(GoalBoardParts.Order, context.BasedOn) ? Refusal.Conflict("order", Ids(order), Ids(board.Goals))
            : new GoalsReordered(order);
    }

    static string Ids(IEnumerable<GoalId> goals) => string.Join(' ', goals.Select(GlobalId.Of));
}
