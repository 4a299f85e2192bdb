using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

/// <summary>The rules of solutions that came too early. They are kept for ever.</summary>
static class ParkedSolutionDecisions
{
    public const int MaxParkedSolutions = 500;

    public static Decision Park(GoalBoard board, ParkSolution command)
    {
        ImmutableArray<Refusal> refusals =
        [
            .. Refusals(command.Idea),
            .. Rules.Found(
                board.ParkedSolutions.Length >= MaxParkedSolutions ? GoalRules.TooMany("project", MaxParkedSolutions) : null),
        ];
        return refusals.IsEmpty ? new SolutionParked(board.ParkedSolutions.Length + 1, command.Idea) : Decision.Refuse(refusals);
    }

    public static Decision Edit(GoalBoard board, EditParkedSolution command, int? basedOn)
    {
        if (board.ParkedSolution(command.Number) is not { Idea: var now })
        {
            return Refusal.NotFound("parkedSolution");
        }

        var wanted = new ParkedIdea(
            command.Title.ApplyTo(now.Title),
            command.RemoveText ? null : command.Text.ApplyTo(now.Text),
            command.RemoveWhyTooEarly ? null : command.WhyTooEarly.ApplyTo(now.WhyTooEarly));
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Title(command.Title, now.Title, "title"),
                Rules.Body(command.Text, now.Text, "text"),
                Rules.Body(command.WhyTooEarly, now.WhyTooEarly, "whyTooEarly")),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        if (wanted == now)
        {
            return Decision.Nothing;
        }

        return board.HasMoved(GoalBoardParts.ParkedSolution(command.Number), basedOn)
            ? Decision.Refuse([.. Conflicts(now, wanted)])
            : new ParkedSolutionEdited(command.Number, wanted);
    }

    public static Decision TakeUp(GoalBoard board, TakeUpSolution command, int? basedOn)
    {
        if (board.ParkedSolution(command.Number) is not { } now)
        {
            return Refusal.NotFound("parkedSolution");
        }

        if (command.Goal is { } goal && !board.Goals.Contains(goal))
        {
            return Refusal.NotFound("goal");
        }

        if (now.TakenUp is { } takenUp && (command.Goal is null || takenUp.Goal == command.Goal))
        {
            return Decision.Nothing;
        }

        return board.HasMoved(GoalBoardParts.ParkedSolution(command.Number), basedOn)
            ? Refusal.Conflict("parkedSolution", null, now.Idea.Title.Value)
            : new SolutionTakenUp(command.Number, command.Goal);
    }

    static IEnumerable<Refusal> Refusals(ParkedIdea idea)
        => Rules.Found(
            Rules.Title(idea.Title, "title"),
            Rules.Body(idea.Text, "text"),
            Rules.Body(idea.WhyTooEarly, "whyTooEarly"));

    static IEnumerable<Refusal> Conflicts(ParkedIdea now, ParkedIdea wanted)
    {
        if (wanted.Title != now.Title)
        {
            yield return Refusal.TextConflict("title", wanted.Title, now.Title);
        }

        if (wanted.Text != now.Text)
        {
            yield return Refusal.TextConflict("text", wanted.Text, now.Text);
        }

        if (wanted.WhyTooEarly != now.WhyTooEarly)
        {
            yield return Refusal.TextConflict("whyTooEarly", wanted.WhyTooEarly, now.WhyTooEarly);
        }
    }
}
