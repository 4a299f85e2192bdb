using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

/// <summary>The rules of what a project does not know yet.</summary>
static class UncertaintyDecisions
{
    public const int MaxUncertainties = 500;

    public static Decision Open(GoalBoard board, OpenUncertainty command)
    {
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Body(command.Text, "text"),
                board.Uncertainties.Length >= MaxUncertainties ? GoalRules.TooMany("project", MaxUncertainties) : null),
        ];
        return refusals.IsEmpty ? new UncertaintyOpened(board.Uncertainties.Length + 1, command.Text) : Decision.Refuse(refusals);
    }

    public static Decision Settle(GoalBoard board, SettleUncertainty command, int? basedOn)
        => Close(
            board,
            command.Number,
            basedOn,
            command is { Insight: null, Explanation: null }
                ? Refusal.Invalid(
                    "explanation",
                    "Kerro, mitä nyt tiedetään, tai anna oivallus, joka sen kertoo.",
                    "Berätta vad ni nu vet, eller ange insikten som berättar det.",
                    "Tell what is known now, or give the insight that tells it.")
                : Rules.Body(command.Explanation, "explanation"),
            isSo: now => now is { Status: UncertaintyStatus.Settled, Closing: { } closing }
                && closing.Insight == command.Insight && closing.Words == command.Explanation,
            new UncertaintySettled(command.Number, command.Insight, command.Explanation));

    public static Decision LetGo(GoalBoard board, LetGoUncertainty command, int? basedOn)
        => Close(
            board,
            command.Number,
            basedOn,
            Rules.Body(command.Reason, "reason"),
            isSo: now => now.Status is UncertaintyStatus.LetGo,
            new UncertaintyLetGo(command.Number, command.Reason));

    public static Decision Reopen(GoalBoard board, ReopenUncertainty command, int? basedOn)
    {
        if (board.Uncertainty(command.Number) is not { } now)
        {
            return Refusal.NotFound("uncertainty");
        }

        if (Rules.Body(command.Reason, "reason") is { } refusal)
        {
            return refusal;
        }

        if (now.Status is UncertaintyStatus.Open)
        {
            return Decision.Nothing;
        }

        return HasMoved(board, command.Number, basedOn) ? Conflict(now) : new UncertaintyReopened(command.Number, command.Reason);
    }

    static Decision Close(
        GoalBoard board, int number, int? basedOn, Refusal? refusal, Func<Uncertainty, bool> isSo, GoalBoardEvent closed)
    {
        if (board.Uncertainty(number) is not { } now)
        {
            return Refusal.NotFound("uncertainty");
        }

        if (refusal is not null)
        {
            return refusal;
        }

        if (isSo(now))
        {
            return Decision.Nothing;
        }

        if (HasMoved(board, number, basedOn))
        {
            return Conflict(now);
        }

        return now.Status is UncertaintyStatus.Open ? closed : Refusal.Invalid(
            "uncertainty",
            "Tämä ei ole enää avoinna. Avaa se ensin uudelleen.",
            "Detta är inte längre öppet. Öppna det först på nytt.",
            "This is no longer open. Reopen it first.");
    }

    static bool HasMoved(GoalBoard board, int number, int? basedOn) => board.HasMoved(GoalBoardParts.Uncertainty(number), basedOn);

    static Refusal Conflict(Uncertainty now) => Refusal.Conflict("uncertainty", null, now.Closing?.Words?.Value ?? now.Text.Value);
}
