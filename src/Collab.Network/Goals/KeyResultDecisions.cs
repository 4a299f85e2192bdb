using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalEvent>;

namespace Collab.Network.Goals;

/// <summary>The rules of key results. What is observed may be told at any time, also of a goal that was let go.</summary>
static class KeyResultDecisions
{
    public const int MaxKeyResults = 50;
    public const int MaxCheckIns = 500;
    public const int MaxConfidence = 10;
    const int MaxUnitLength = 40;

    public static Decision Add(Goal goal, AddKeyResult command)
    {
        ImmutableArray<Refusal> refusals =
        [
            .. Refusals(command.Definition),
            .. Rules.Found(
                goal.Status is not GoalStatus.Active ? GoalRules.NotActive(goal, "goal")
                : goal.KeyResults.Length >= MaxKeyResults ? GoalRules.TooMany("goal", MaxKeyResults)
                : null),
        ];
        return refusals.IsEmpty ? new KeyResultAdded(goal.KeyResults.Length + 1, command.Definition) : Decision.Refuse(refusals);
    }

    public static Decision Edit(Goal goal, EditKeyResult command, int? basedOn)
    {
        if (goal.KeyResult(command.Number) is not { } result)
        {
            return Refusal.NotFound("keyResult");
        }

        if (result.Withdrawal is not null)
        {
            return Withdrawn();
        }

        var now = result.Definition;
        var wanted = new KeyResultDefinition(
            command.Title.ApplyTo(now.Title),
            command.From ?? now.From,
            command.To ?? now.To,
            command.RemoveUnit ? null : command.Unit.ApplyTo(now.Unit),
            command.Direction ?? now.Direction);
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Title(command.Title, now.Title, "title"),
                command.From is { } from && !double.IsFinite(from) ? NotANumber("from") : null,
                command.To is { } to && !double.IsFinite(to) ? NotANumber("to") : null,
                Rules.Title(command.Unit, now.Unit, "unit", MaxUnitLength),
                WrongWay(wanted, command is { To: null, From: not null } ? "from" : command.To is null ? "direction" : "to")),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        if (wanted == now)
        {
            return Decision.Nothing;
        }

        return goal.HasMoved(GoalParts.KeyResult(command.Number), basedOn)
            ? Refusal.Conflict("keyResult", Describe(wanted), Describe(now))
            : new KeyResultEdited(command.Number, wanted);
    }

    public static Decision CheckIn(Goal goal, CheckInKeyResult command, DateOnly lastDay)
    {
        if (goal.KeyResult(command.KeyResult) is not { } result)
        {
            return Refusal.NotFound("keyResult");
        }

        if (result.Withdrawal is not null)
        {
            return Withdrawn();
        }

        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                double.IsFinite(command.Value) ? null : NotANumber("value"),
                command.Confidence is < 0 or > MaxConfidence ? NoConfidence() : null,
                Rules.Body(command.Note, "note"),
                command.Date > lastDay ? InTheFuture() : null,
                result.CheckIns.Length >= MaxCheckIns ? GoalRules.TooMany("keyResult", MaxCheckIns) : null),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        // One observation of one day is told once; without a day there is no telling a repeat from a second look.
        return result.CheckIns.Any(told => told.Withdrawal is null && told.Date == command.Date && told.Value.Equals(command.Value)
            && told.Confidence == command.Confidence && told.Note == command.Note)
            ? Decision.Nothing
            : new CheckedIn(
                command.KeyResult, result.CheckIns.Length + 1, command.Value, command.Confidence, command.Note, command.Date);
    }

    public static Decision Withdraw(Goal goal, WithdrawCheckIn command)
    {
        if (goal.KeyResult(command.KeyResult) is not { } result)
        {
            return Refusal.NotFound("keyResult");
        }

        if (result.CheckIn(command.Number) is not { } checkIn)
        {
            return Refusal.NotFound("number");
        }

        return result.Withdrawal is not null ? Withdrawn()
            : Rules.Body(command.Reason, "reason") is { } refusal ? refusal
            : checkIn.Withdrawal is not null ? Decision.Nothing
            : new CheckInWithdrawn(command.KeyResult, command.Number, command.Reason);
    }

    public static Decision Withdraw(Goal goal, WithdrawKeyResult command, int? basedOn)
    {
        if (goal.KeyResult(command.Number) is not { } result)
        {
            return Refusal.NotFound("keyResult");
        }

        return Rules.Body(command.Reason, "reason") is { } refusal ? refusal
            : result.Withdrawal is not null ? Decision.Nothing
            : goal.HasMoved(GoalParts.KeyResult(command.Number), basedOn) ? Refusal.Conflict("keyResult", null, Describe(result.Definition))
            : new KeyResultWithdrawn(command.Number, command.Reason);
    }

    /// <summary>Why something cannot be measured like this; none when it can.</summary>
    /// <param name="definition">What is to be measured.</param>
    /// <param name="path">Where in the input it stands, with a dot at the end; empty at its top.</param>
    public static IEnumerable<Refusal> Refusals(KeyResultDefinition definition, string path = "")
        => Rules.Found(
            Rules.Title(definition.Title, path + "title"),
            double.IsFinite(definition.From) ? null : NotANumber(path + "from"),
            double.IsFinite(definition.To) ? null : NotANumber(path + "to"),
            definition.Unit is { } unit ? Rules.Title(unit, path + "unit", MaxUnitLength) : null,
            WrongWay(definition, path + "to"));

    /// <summary>The refusal of a number that should go where it cannot get to the target.</summary>
    static Refusal? WrongWay(KeyResultDefinition definition, string path) => definition switch
    {
        { Direction: Direction.Increase, From: var from, To: var to } when to <= from => Refusal.Invalid(
            path,
            "Luvun pitäisi kasvaa, joten tavoiteluvun pitää olla alkulukua suurempi.",
            "Talet borde öka, så målvärdet ska vara större än utgångsvärdet.",
            "The number should increase, so the target must be greater than the start."),
        { Direction: Direction.Decrease, From: var from, To: var to } when to >= from => Refusal.Invalid(
            path,
            "Luvun pitäisi pienentyä, joten tavoiteluvun pitää olla alkulukua pienempi.",
            "Talet borde minska, så målvärdet ska vara mindre än utgångsvärdet.",
            "The number should decrease, so the target must be less than the start."),
        _ => null,
    };

    static string Describe(KeyResultDefinition definition)
        => FormattableString.Invariant($"{definition.Title.Value}: {definition.From} → {definition.To} {definition.Unit?.Value}").TrimEnd();

    static Refusal NoConfidence()
        => Refusal.Invalid(
            "confidence",
            $"Anna luottamus kokonaislukuna nollasta {MaxConfidence}:een.",
            $"Ange förtroendet som ett heltal från 0 till {MaxConfidence}.",
            $"Give the confidence as a whole number from 0 to {MaxConfidence}.");

    static Refusal InTheFuture()
        => Refusal.Invalid(
            "date",
            "Päivä on tulevaisuudessa. Anna päivä, jona tilanne havaittiin.",
            "Dagen ligger i framtiden. Ange dagen då läget observerades.",
            "The day is in the future. Give the day on which it was observed.");

    static Refusal Withdrawn()
        => Refusal.Invalid(
            "keyResult",
            "Tämä avaintulos on peruttu. Lisää uusi.",
            "Det här nyckelresultatet har dragits tillbaka. Lägg till ett nytt.",
            "This key result was withdrawn. Add a new one.");

    static Refusal NotANumber(string path)
        => Refusal.Invalid(path, "Anna luku.", "Ange ett tal.", "Give a number.");
}
