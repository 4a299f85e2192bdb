using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

sealed record ParkSolution(ProjectId Project, TextEdit Title, TextEdit? Text = null, TextEdit? WhyTooEarly = null, string? ClientMutationId = null)
    : GoalBoardCommand, ICommandInput
{
    internal override string Subject(GoalBoard? board, ProjectId project) => GlobalId.Of(new ParkedSolutionId(project, (board?.ParkedSolutions.Length ?? 0) + 1));

    protected override GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context)
    {
        var idea = new ParkedIdea(Title.ToRequiredText(), Text.ToText(), WhyTooEarly.ToText());
        return Decision.Unless(
            Rules.Found(
                Rules.Title(idea.Title, "title"),
                Rules.Body(idea.Text, "text"),
                Rules.Body(idea.WhyTooEarly, "whyTooEarly"),
                board.ParkedSolutions.Length >= GoalBoard.MaxParkedSolutions ? GoalRules.TooMany("project", GoalBoard.MaxParkedSolutions) : null),
            new SolutionParked(board.ParkedSolutions.Length + 1, idea));
    }
}

sealed record EditParkedSolution(
    ParkedSolutionId ParkedSolution,
    TextEdit? Title = null,
    TextEdit? Text = null,
    TextEdit? WhyTooEarly = null,
    bool RemoveText = false,
    bool RemoveWhyTooEarly = false,
    int? BasedOn = null,
    string? ClientMutationId = null) : GoalBoardCommand, ICommandInput
{
    internal override string Field => "parkedSolution";

    internal override string Subject(GoalBoard? board, ProjectId project) => GlobalId.Of(ParkedSolution);

    protected override GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context)
    {
        if (board.ParkedSolution(ParkedSolution.Number) is not { Idea: var now })
        {
            return Refusal.NotFound("parkedSolution");
        }

        var wanted = new ParkedIdea(
            Title.ApplyTo(now.Title), RemoveText ? null : Text.ApplyTo(now.Text), RemoveWhyTooEarly ? null : WhyTooEarly.ApplyTo(now.WhyTooEarly));
        Refusal[] refusals =
        [
            .. Rules.Found(
                Rules.Title(Title, now.Title, "title"),
                Rules.Body(Text, now.Text, "text"),
                Rules.Body(WhyTooEarly, now.WhyTooEarly, "whyTooEarly")),
        ];
        return refusals.Length > 0 ? Decision.Refuse([.. refusals])
            : wanted == now ? Decision.Nothing
            : board.HasMoved(GoalBoardParts.ParkedSolution(ParkedSolution.Number), context.BasedOn) ? Decision.Refuse([.. Rules.Found(
                GoalRules.Conflict("title", wanted.Title, now.Title),
                GoalRules.Conflict("text", wanted.Text, now.Text),
                GoalRules.Conflict("whyTooEarly", wanted.WhyTooEarly, now.WhyTooEarly))])
            : new ParkedSolutionEdited(ParkedSolution.Number, wanted);
    }
}

sealed record TakeUpSolution(ParkedSolutionId ParkedSolution, GoalId? Goal = null, int? BasedOn = null, string? ClientMutationId = null) : GoalBoardCommand, ICommandInput
{
    internal override string Field => "parkedSolution";

    internal override string Subject(GoalBoard? board, ProjectId project) => GlobalId.Of(ParkedSolution);

    protected override GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context)
        => board.ParkedSolution(ParkedSolution.Number) is not { } now ? Refusal.NotFound("parkedSolution")
            : Goal is { } goal && !board.Goals.Contains(goal) ? Refusal.NotFound("goal")
            : now.TakenUp is { } takenUp && (Goal is null || takenUp.Goal == Goal) ? Decision.Nothing
            : board.HasMoved(GoalBoardParts.ParkedSolution(ParkedSolution.Number), context.BasedOn) ? Refusal.Conflict("parkedSolution", null, now.Idea.Title.Value)
            : new SolutionTakenUp(ParkedSolution.Number, Goal);
}
