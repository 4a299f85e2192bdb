using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Collab.Network.Kernel;
using static Collab.Network.Kernel.EventCatalog<Collab.Network.Goals.GoalEvent>;

namespace Collab.Network.Goals;

/// <summary>
/// What a project wants to reach, as far as it knows by now; it has the project's audience. The starting wording is kept for ever; what the team learns on the way makes revisions of it.
/// The revision, key result or action with number n is at index n − 1.
/// </summary>
sealed record Goal(
    GoalId Id,
    ProjectId Project,
    GoalRevision Start,
    ImmutableArray<GoalOrigin> Origins,
    PartList<GoalRevision> Revisions,
    GoalStatus Status,
    PartList<KeyResult> KeyResults,
    PartList<GoalAction> Actions) : AggregateState
{
    public static Aggregate<GoalId, Goal, GoalEvent> Aggregate { get; } = new(
        "goal",
        new(
            Entry<GoalStarted>("goal-started", "Tavoite alkoi", "Målet började", "The goal began"),
            Entry<GoalReworded>("goal-reworded", "Tavoite tarkentui", "Målet preciserades", "The goal was put in other words"),
            Entry<GoalSplit>("goal-split", "Tavoite jaettiin useaksi", "Målet delades i flera", "The goal was split"),
            Entry<GoalMerged>("goal-merged", "Tavoite yhdistettiin toisiin", "Målet slogs ihop med andra", "The goal was merged with others"),
            Entry<GoalDropped>("goal-dropped", "Tavoitteesta luovuttiin", "Målet släpptes", "The goal was let go"),
            Entry<GoalRevived>("goal-revived", "Tavoite otettiin takaisin", "Målet togs upp på nytt", "The goal was revived"),
            Entry<KeyResultAdded>("goal-key-result-added", "Avaintulos lisättiin", "Ett nyckelresultat lades till", "A key result was added"),
            Entry<KeyResultEdited>("goal-key-result-edited", "Avaintulos muuttui", "Ett nyckelresultat ändrades", "A key result changed"),
            Entry<CheckedIn>("goal-checked-in", "Avaintuloksen tilanne kerrottiin", "Läget för ett nyckelresultat berättades", "The team told where a key result stands"),
            Entry<CheckInWithdrawn>("goal-check-in-withdrawn", "Avaintuloksen tilannetieto peruttiin", "En lägesuppgift om ett nyckelresultat drogs tillbaka", "A check-in was withdrawn"),
            Entry<KeyResultWithdrawn>("goal-key-result-withdrawn", "Avaintulos peruttiin", "Ett nyckelresultat drogs tillbaka", "A key result was withdrawn"),
            Entry<ActionAdded>("goal-action-added", "Toimenpide lisättiin", "En åtgärd lades till", "An action was added"),
            Entry<ActionEdited>("goal-action-edited", "Toimenpide muuttui", "En åtgärd ändrades", "An action changed")),
        Fold,
        new GoalTable());

    /// <summary>The newest point of its story.</summary>
    [JsonIgnore]
    public GoalRevision Newest => Revisions.IsEmpty ? Start : Revisions[^1];

    /// <summary>How it reads today.</summary>
    [JsonIgnore]
    public Wording Wording => Newest.Wording;

    /// <summary>The goals that it lives on in; empty unless it was split or merged.</summary>
    [JsonIgnore]
    public ImmutableArray<GoalId> Became => Newest.Into;

    /// <summary>A point of its story: 0 is the start, n the revision n; null when there is none.</summary>
    public GoalRevision? Point(int number) => number == 0 ? Start : number > 0 && number <= Revisions.Length ? Revisions[number - 1] : null;

    public KeyResult? KeyResult(int number) => number > 0 && number <= KeyResults.Length ? KeyResults[number - 1] : null;

    public GoalAction? Action(int number) => number > 0 && number <= Actions.Length ? Actions[number - 1] : null;

    public static Goal Fold(Goal? goal, Recorded<GoalEvent> recorded) => recorded.Event switch
    {
        GoalStarted e => new(
            e.Id, e.Project, new GoalRevision(0, RevisionKind.Started, e.Wording, null, [], recorded.Author, recorded.At), e.Origins, [], GoalStatus.Active, [], []),
        GoalTurn e => goal!.Turn(e, recorded),
        KeyResultAdded e => goal! with { KeyResults = goal.KeyResults.Add(new KeyResult(new KeyResultId(goal.Id, e.Number), e.Definition, [])) },
        KeyResultEdited e => goal!.Change(e.Number, result => result with { Definition = e.Definition }),
        CheckedIn e => goal!.Change(e.KeyResult, result => result.With(new CheckIn(
            e.Number, e.Value, e.Confidence, e.Note, e.Date ?? DateOnly.FromDateTime(recorded.At.UtcDateTime), recorded.Author))),
        CheckInWithdrawn e => goal!.Change(e.KeyResult, result => result.Without(e.Number, new Withdrawal(e.Reason, recorded.Author, recorded.At))),
        KeyResultWithdrawn e => goal!.Change(e.Number, result => result with { Withdrawal = new Withdrawal(e.Reason, recorded.Author, recorded.At) }),
        ActionAdded e => goal! with { Actions = goal.Actions.Add(new GoalAction(new ActionId(goal.Id, e.Number), e.Definition)) },
        ActionEdited e => goal! with { Actions = goal.Actions.SetItem(e.Number - 1, goal.Actions[e.Number - 1] with { Definition = e.Definition }) },
        var unknown => throw new InvalidOperationException($"{nameof(Goal)} does not fold {unknown.GetType().Name}."),
    };

    Goal Turn(GoalTurn turn, Recorded<GoalEvent> recorded)
    {
        var (kind, status, wording, into) = turn switch
        {
            GoalReworded e => (RevisionKind.Reworded, GoalStatus.Active, e.Wording, ImmutableArray<GoalId>.Empty),
            GoalSplit e => (RevisionKind.Split, GoalStatus.Split, Wording, e.Into),
            GoalMerged e => (RevisionKind.Merged, GoalStatus.Merged, Wording, [e.Into]),
            GoalDropped => (RevisionKind.Dropped, GoalStatus.Dropped, Wording, []),
            GoalRevived => (RevisionKind.Revived, GoalStatus.Active, Wording, []),
            var unknown => throw new InvalidOperationException($"{nameof(Goal)} does not fold {unknown.GetType().Name}."),
        };
        return this with { Status = status, Revisions = Revisions.Add(new GoalRevision(turn.Number, kind, wording, turn.Grounds, into, recorded.Author, recorded.At)) };
    }

    Goal Change(int number, Func<KeyResult, KeyResult> change) => this with { KeyResults = KeyResults.SetItem(number - 1, change(KeyResults[number - 1])) };
}

enum GoalStatus
{
    Active,
    Split,
    Merged,
    Dropped,
}

/// <summary>One point of a goal's story: its start, which has the number 0 and no grounds, or a turn.</summary>
/// <param name="Number">0 for the start, then 1, 2, …</param>
/// <param name="Kind">What kind of turn.</param>
/// <param name="Wording">How the goal reads from here on.</param>
/// <param name="Grounds">What made it turn; null for the start.</param>
/// <param name="Into">The goals that it lives on in, when it was split or merged.</param>
/// <param name="Author">Who recorded it; null for the system itself.</param>
/// <param name="At">When.</param>
sealed record GoalRevision(int Number, RevisionKind Kind, Wording Wording, Grounds? Grounds, ImmutableArray<GoalId> Into, PersonId? Author, DateTimeOffset At);

enum RevisionKind
{
    Started,
    Reworded,
    Split,
    Merged,
    Dropped,
    Revived,
}

/// <summary>A number that tells whether a goal comes closer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Definition">What it measures and where it should get to.</param>
/// <param name="CheckIns">What was observed on the way, by date; of one date, in the order in which it was told.</param>
sealed record KeyResult(KeyResultId Id, KeyResultDefinition Definition, PartList<CheckIn> CheckIns)
{
    /// <summary>Its having been withdrawn; null while it counts.</summary>
    public Withdrawal? Withdrawal { get; init; }

    /// <summary>The number observed last, what was withdrawn left out; the one at the start before anything was.</summary>
    [JsonIgnore]
    public double Now => CheckIns.LastOrDefault(checkIn => checkIn.Withdrawal is null)?.Value ?? Definition.From;

    /// <summary>
    /// How much of the way from start to target lies behind: 0 at the start, 1 at the target; other values are possible. Null when the number should stay where it is.
    /// </summary>
    [JsonIgnore]
    public double? Progress => Definition is { Direction: Direction.Maintain } ? null : (Now - Definition.From) / (Definition.To - Definition.From);

    public CheckIn? CheckIn(int number) => CheckIns.FirstOrDefault(checkIn => checkIn.Number == number);

    internal KeyResult Without(int number, Withdrawal withdrawal)
    {
        var checkIn = CheckIn(number)!;
        return this with { CheckIns = CheckIns.SetItem(CheckIns.IndexOf(checkIn), checkIn with { Withdrawal = withdrawal }) };
    }

    internal KeyResult With(CheckIn checkIn)
    {
        var place = CheckIns.Length;
        while (place > 0 && CheckIns[place - 1].Date > checkIn.Date)
        {
            place--;
        }

        return this with { CheckIns = CheckIns.Insert(place, checkIn) };
    }
}

/// <summary>A look at where a key result stands.</summary>
/// <param name="Number">Its number in the key result, from 1, in the order of telling.</param>
/// <param name="Value">The number observed, in the key result's unit.</param>
/// <param name="Confidence">How confident the team is that the target will be met, from 0 to 10; null when nobody said.</param>
/// <param name="Note">What else was seen.</param>
/// <param name="Date">The day it was observed.</param>
/// <param name="Author">Who told; null for the system itself.</param>
sealed record CheckIn(int Number, double Value, int? Confidence, Text? Note, DateOnly Date, PersonId? Author)
{
    /// <summary>Its having been withdrawn; null while it counts.</summary>
    public Withdrawal? Withdrawal { get; init; }
}

/// <summary>That something recorded by mistake was withdrawn. What it said stays in the history.</summary>
sealed record Withdrawal(Text Reason, PersonId? Author, DateTimeOffset At);

sealed record GoalAction(ActionId Id, ActionDefinition Definition);
