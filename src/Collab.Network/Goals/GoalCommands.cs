using System.Collections.Immutable;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalEvent>;

namespace Collab.Network.Goals;

/// <summary>
/// What can be asked of a goal, each command with its rule. Every change of direction is welcome; only its reason is asked. What concerns several goals is asked of their board
/// (<see cref="GoalBoardCommand"/>).
/// </summary>
abstract record GoalCommand
{
    /// <summary>The input field that names what the command is about.</summary>
    internal virtual string Field => "goal";

    /// <summary>The global id of what the command is about, which a repeat of the command answers as well.</summary>
    internal virtual string Subject(Goal? goal, GoalId id) => GlobalId.Of(id);

    /// <summary>Decides on a goal.</summary>
    /// <param name="goal">The goal; null when it is not there.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="rights">What they may do with the project.</param>
    /// <param name="lastDay">The last day on which something can have been observed: today where the day begins first.</param>
    public Decision Decide(Goal? goal, CommandContext context, ProjectRights rights, DateOnly lastDay)
        => goal is null ? Refusal.NotFound(Field)
            : GoalRules.MayEdit(rights, Field) is { } refusal ? refusal
            : Decide(goal, context.BasedOn, lastDay);

    /// <summary>Decides on a goal that the viewer may change.</summary>
    protected abstract Decision Decide(Goal goal, int? basedOn, DateOnly lastDay);
}

sealed record ReviseGoal(
    GoalId Goal,
    TextEdit? Title,
    TextEdit? Text,
    bool RemoveText,
    TextEdit Reason,
    ImmutableArray<InsightId> InsightIds,
    DeciderInput? DecidedBy = null,
    int? BasedOn = null,
    string? ClientMutationId = null) : GoalCommand, ITurnInput, ICommandInput
{
    protected override Decision Decide(Goal goal, int? basedOn, DateOnly lastDay)
    {
        var (now, grounds) = (goal.Wording, this.ToGrounds());
        var wanted = new Wording(Title.ApplyTo(now.Title), RemoveText ? null : Text.ApplyTo(now.Text));
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(Rules.Title(Title, now.Title, "title"), Rules.Body(Text, now.Text, "text")),
            .. GoalRules.Wrong(grounds),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        if (wanted == now && goal.Status is GoalStatus.Active)
        {
            return Decision.Nothing;
        }

        if (goal.HasMoved(GoalParts.Wording, basedOn))
        {
            // When the words are as they are asked for, it is the goal that has turned meanwhile.
            return Decision.Refuse([.. Rules.Found(
                GoalRules.Conflict("title", wanted.Title, now.Title),
                GoalRules.Conflict("text", wanted.Text, now.Text),
                wanted == now ? Refusal.Conflict("goal", null, now.Title.Value) : null)]);
        }

        return GoalRules.CannotTurn(goal, basedOn, "goal") is { } refusal ? refusal : new GoalReworded(goal.Revisions.Length + 1, wanted, grounds);
    }
}

sealed record DropGoal(
    GoalId Goal, TextEdit Reason, ImmutableArray<InsightId> InsightIds, DeciderInput? DecidedBy = null, int? BasedOn = null, string? ClientMutationId = null)
    : GoalCommand, ITurnInput, ICommandInput
{
    protected override Decision Decide(Goal goal, int? basedOn, DateOnly lastDay)
    {
        if (goal.Status is GoalStatus.Dropped)
        {
            return Decision.Nothing;
        }

        var grounds = this.ToGrounds();
        return Decision.Unless(
            [.. GoalRules.Wrong(grounds), .. Rules.Found(GoalRules.CannotTurn(goal, basedOn, "goal"))],
            new GoalDropped(goal.Revisions.Length + 1, grounds));
    }
}

sealed record ReviveGoal(
    GoalId Goal, TextEdit Reason, ImmutableArray<InsightId> InsightIds, DeciderInput? DecidedBy = null, int? BasedOn = null, string? ClientMutationId = null)
    : GoalCommand, ITurnInput, ICommandInput
{
    protected override Decision Decide(Goal goal, int? basedOn, DateOnly lastDay)
    {
        if (goal.Status is GoalStatus.Active)
        {
            return Decision.Nothing;
        }

        var grounds = this.ToGrounds();
        return Decision.Unless(
            [.. GoalRules.Wrong(grounds), .. Rules.Found(GoalRules.CannotTurn(goal, basedOn, "goal", from: GoalStatus.Dropped))],
            new GoalRevived(goal.Revisions.Length + 1, grounds));
    }
}
