using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

sealed record OpenUncertainty(ProjectId Project, TextEdit Text, string? ClientMutationId = null) : GoalBoardCommand, ICommandInput
{
    internal override string Subject(GoalBoard? board, ProjectId project) => GlobalId.Of(new UncertaintyId(project, (board?.Uncertainties.Length ?? 0) + 1));

    protected override GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context)
    {
        var text = Text.ToRequiredText();
        return Decision.Unless(
            Rules.Found(
                Rules.Body(text, "text"),
                board.Uncertainties.Length >= GoalBoard.MaxUncertainties ? GoalRules.TooMany("project", GoalBoard.MaxUncertainties) : null),
            new UncertaintyOpened(board.Uncertainties.Length + 1, text));
    }
}

/// <summary>A command on an uncertainty that is there.</summary>
abstract record UncertaintyCommand(UncertaintyId Uncertainty) : GoalBoardCommand
{
    internal override string Field => "uncertainty";

    internal override string Subject(GoalBoard? board, ProjectId project) => GlobalId.Of(Uncertainty);

    protected override GoalBoardDecision Decide(GoalBoard board, GoalBoardContext context)
        => board.Uncertainty(Uncertainty.Number) is not { } now ? Refusal.NotFound("uncertainty")
            : Wrong() is { } refusal ? refusal
            : IsSo(now) ? Decision.Nothing
            : board.HasMoved(GoalBoardParts.Uncertainty(Uncertainty.Number), context.BasedOn)
                ? Refusal.Conflict("uncertainty", null, now.Closing?.Words?.Value ?? now.Text.Value)
            : Change(now);

    /// <summary>What is wrong with what is said; null when nothing is.</summary>
    protected abstract Refusal? Wrong();

    /// <summary>Whether what is asked for is already so.</summary>
    protected abstract bool IsSo(Uncertainty now);

    protected abstract Decision Change(Uncertainty now);

    protected static Decision Close(Uncertainty now, GoalBoardEvent closed) => now.Status is UncertaintyStatus.Open ? closed : Refusal.Invalid(
        "uncertainty",
        "Tämä ei ole enää avoinna. Avaa se ensin uudelleen.",
        "Detta är inte längre öppet. Öppna det först på nytt.",
        "This is no longer open. Reopen it first.");
}

sealed record SettleUncertainty(UncertaintyId Uncertainty, InsightId? InsightId = null, TextEdit? Explanation = null, int? BasedOn = null, string? ClientMutationId = null)
    : UncertaintyCommand(Uncertainty), ICommandInput
{
    protected override Refusal? Wrong()
        => InsightId is not null || Explanation.ToText() is not null ? Rules.Body(Explanation.ToText(), "explanation") : Refusal.Invalid(
            "explanation",
            "Kerro, mitä nyt tiedetään, tai anna oivallus, joka sen kertoo.",
            "Berätta vad ni nu vet, eller ange insikten som berättar det.",
            "Tell what is known now, or give the insight that tells it.");

    protected override bool IsSo(Uncertainty now)
        => now is { Status: UncertaintyStatus.Settled, Closing: { } closing } && closing.Insight == InsightId && closing.Words == Explanation.ToText();

    protected override Decision Change(Uncertainty now) => Close(now, new UncertaintySettled(Uncertainty.Number, InsightId, Explanation.ToText()));
}

sealed record LetGoUncertainty(UncertaintyId Uncertainty, TextEdit Reason, int? BasedOn = null, string? ClientMutationId = null) : UncertaintyCommand(Uncertainty), ICommandInput
{
    protected override Refusal? Wrong() => Rules.Body(Reason.ToRequiredText(), "reason");

    protected override bool IsSo(Uncertainty now) => now.Status is UncertaintyStatus.LetGo;

    protected override Decision Change(Uncertainty now) => Close(now, new UncertaintyLetGo(Uncertainty.Number, Reason.ToRequiredText()));
}

sealed record ReopenUncertainty(UncertaintyId Uncertainty, TextEdit? Reason = null, int? BasedOn = null, string? ClientMutationId = null)
    : UncertaintyCommand(Uncertainty), ICommandInput
{
    protected override Refusal? Wrong() => Rules.Body(Reason.ToText(), "reason");

    protected override bool IsSo(Uncertainty now) => now.Status is UncertaintyStatus.Open;

    protected override Decision Change(Uncertainty now) => new UncertaintyReopened(Uncertainty.Number, Reason.ToText());
}
