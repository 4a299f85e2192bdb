using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalEvent>;

namespace Collab.Network.Goals;

/// <summary>A number to measure a goal by; which way it should go follows from the numbers when left out.</summary>
sealed record KeyResultInput(TextEdit Title, double From, double To, TextEdit? Unit = null, Direction? Direction = null)
{
    public KeyResultDefinition ToDefinition()
        => new(Title.ToRequiredText(), From, To, Unit.ToText(), Direction ?? To.CompareTo(From) switch
        {
            > 0 => Goals.Direction.Increase,
            < 0 => Goals.Direction.Decrease,
            _ => Goals.Direction.Maintain,
        });
}

sealed record AddKeyResult(GoalId Goal, TextEdit Title, double From, double To, TextEdit? Unit = null, Direction? Direction = null, string? ClientMutationId = null)
    : GoalCommand, ICommandInput
{
    internal override string Subject(Goal? goal, GoalId id) => GlobalId.Of(new KeyResultId(id, (goal?.KeyResults.Length ?? 0) + 1));

    protected override Decision Decide(Goal goal, int? basedOn, DateOnly lastDay)
    {
        var definition = new KeyResultInput(Title, From, To, Unit, Direction).ToDefinition();
        return Decision.Unless(
            [
                .. KeyResultRules.Wrong(definition),
                .. Rules.Found(
                    goal.Status is not GoalStatus.Active ? GoalRules.NotActive(goal, "goal")
                    : goal.KeyResults.Length >= KeyResultRules.MaxKeyResults ? GoalRules.TooMany("goal", KeyResultRules.MaxKeyResults)
                    : null),
            ],
            new KeyResultAdded(goal.KeyResults.Length + 1, definition));
    }
}

/// <summary>A command on a key result that is there. What is observed may be told at any time, also of a goal that was let go.</summary>
abstract record KeyResultCommand(KeyResultId KeyResult) : GoalCommand
{
    internal override string Field => "keyResult";

    internal override string Subject(Goal? goal, GoalId id) => GlobalId.Of(KeyResult);

    protected override Decision Decide(Goal goal, int? basedOn, DateOnly lastDay)
        => goal.KeyResult(KeyResult.Number) is { } result ? Decide(result, goal.HasMoved(GoalParts.KeyResult(KeyResult.Number), basedOn), lastDay) : Refusal.NotFound("keyResult");

    /// <summary>Decides on a key result.</summary>
    /// <param name="result">The key result.</param>
    /// <param name="hasMoved">Whether it has changed since the version that the command was based on.</param>
    /// <param name="lastDay">The last day on which something can have been observed.</param>
    protected abstract Decision Decide(KeyResult result, bool hasMoved, DateOnly lastDay);
}

sealed record EditKeyResult(
    KeyResultId KeyResult,
    TextEdit? Title = null,
    double? From = null,
    double? To = null,
    TextEdit? Unit = null,
    Direction? Direction = null,
    bool RemoveUnit = false,
    int? BasedOn = null,
    string? ClientMutationId = null) : KeyResultCommand(KeyResult), ICommandInput
{
    protected override Decision Decide(KeyResult result, bool hasMoved, DateOnly lastDay)
    {
        if (result.Withdrawal is not null)
        {
            return KeyResultRules.Withdrawn();
        }

        var now = result.Definition;
        var wanted = new KeyResultDefinition(
            Title.ApplyTo(now.Title), From ?? now.From, To ?? now.To, RemoveUnit ? null : Unit.ApplyTo(now.Unit), Direction ?? now.Direction);
        Refusal[] refusals =
        [
            .. Rules.Found(
                Rules.Title(Title, now.Title, "title"),
                From is { } from && !double.IsFinite(from) ? KeyResultRules.NotANumber("from") : null,
                To is { } to && !double.IsFinite(to) ? KeyResultRules.NotANumber("to") : null,
                Rules.Title(Unit, now.Unit, "unit", KeyResultRules.MaxUnitLength),
                KeyResultRules.WrongWay(wanted, To is not null ? "to" : From is not null ? "from" : "direction")),
        ];
        return refusals.Length > 0 ? Decision.Refuse([.. refusals])
            : wanted == now ? Decision.Nothing
            : hasMoved ? Refusal.Conflict("keyResult", KeyResultRules.Describe(wanted), KeyResultRules.Describe(now))
            : new KeyResultEdited(KeyResult.Number, wanted);
    }
}

sealed record CheckInKeyResult(
    KeyResultId KeyResult, double Value, int? Confidence = null, TextEdit? Note = null, DateOnly? Date = null, string? ClientMutationId = null)
    : KeyResultCommand(KeyResult), ICommandInput
{
    const int MaxConfidence = 10;

    protected override Decision Decide(KeyResult result, bool hasMoved, DateOnly lastDay)
    {
        if (result.Withdrawal is not null)
        {
            return KeyResultRules.Withdrawn();
        }

        var note = Note.ToText();
        Refusal[] refusals =
        [
            .. Rules.Found(
                double.IsFinite(Value) ? null : KeyResultRules.NotANumber("value"),
                Confidence is < 0 or > MaxConfidence ? NoConfidence() : null,
                Rules.Body(note, "note"),
                Date > lastDay ? InTheFuture() : null,
                result.CheckIns.Length >= KeyResultRules.MaxCheckIns ? GoalRules.TooMany("keyResult", KeyResultRules.MaxCheckIns) : null),
        ];

        // One observation of one day is told once; without a day there is no telling a repeat from a second look.
        return refusals.Length > 0 ? Decision.Refuse([.. refusals])
            : result.CheckIns.Any(told => told.Withdrawal is null && told.Date == Date && told.Value.Equals(Value) && told.Confidence == Confidence && told.Note == note) ? Decision.Nothing
            : new CheckedIn(KeyResult.Number, result.CheckIns.Length + 1, Value, Confidence, note, Date);
    }

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
}

sealed record WithdrawCheckIn(KeyResultId KeyResult, int Number, TextEdit Reason, string? ClientMutationId = null) : KeyResultCommand(KeyResult), ICommandInput
{
    protected override Decision Decide(KeyResult result, bool hasMoved, DateOnly lastDay)
    {
        var reason = Reason.ToRequiredText();
        return result.CheckIn(Number) is not { } checkIn ? Refusal.NotFound("number")
            : result.Withdrawal is not null ? KeyResultRules.Withdrawn()
            : Rules.Body(reason, "reason") is { } refusal ? refusal
            : checkIn.Withdrawal is not null ? Decision.Nothing
            : new CheckInWithdrawn(KeyResult.Number, Number, reason);
    }
}

sealed record WithdrawKeyResult(KeyResultId KeyResult, TextEdit Reason, int? BasedOn = null, string? ClientMutationId = null) : KeyResultCommand(KeyResult), ICommandInput
{
    protected override Decision Decide(KeyResult result, bool hasMoved, DateOnly lastDay)
    {
        var reason = Reason.ToRequiredText();
        return Rules.Body(reason, "reason") is { } refusal ? refusal
            : result.Withdrawal is not null ? Decision.Nothing
            : hasMoved ? Refusal.Conflict("keyResult", null, KeyResultRules.Describe(result.Definition))
            : new KeyResultWithdrawn(KeyResult.Number, reason);
    }
}

static class KeyResultRules
{
    public const int MaxKeyResults = 50;
    public const int MaxCheckIns = 500;
    public const int MaxUnitLength = 40;

    /// <summary>Why something cannot be measured like this; none when it can.</summary>
    /// <param name="definition">What is to be measured.</param>
    /// <param name="path">Where in the input it stands, with a dot at the end; empty at its top.</param>
    public static IEnumerable<Refusal> Wrong(KeyResultDefinition definition, string path = "")
        => Rules.Found(
            Rules.Title(definition.Title, path + "title"),
            double.IsFinite(definition.From) ? null : NotANumber(path + "from"),
            double.IsFinite(definition.To) ? null : NotANumber(path + "to"),
            definition.Unit is { } unit ? Rules.Title(unit, path + "unit", MaxUnitLength) : null,
            WrongWay(definition, path + "to"));

    /// <summary>The refusal of a number that should go where it cannot get to the target.</summary>
    public static Refusal? WrongWay(KeyResultDefinition definition, string path) => definition switch
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

    public static string Describe(KeyResultDefinition definition)
        => FormattableString.Invariant($"{definition.Title.Value}: {definition.From} → {definition.To} {definition.Unit?.Value}").TrimEnd();

    public static Refusal Withdrawn()
        => Refusal.Invalid(
            "keyResult",
            "Tämä avaintulos on peruttu. Lisää uusi.",
            "Det här nyckelresultatet har dragits tillbaka. Lägg till ett nytt.",
            "This key result was withdrawn. Add a new one.");

    public static Refusal NotANumber(string path) => Refusal.Invalid(path, "Anna luku.", "Ange ett tal.", "Give a number.");
}
