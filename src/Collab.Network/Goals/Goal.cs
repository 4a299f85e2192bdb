using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>
/// What a project wants to reach, as far as it knows by now. The starting wording is kept for ever; what the team learns on the
/// way makes revisions of it.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Project">The project that it belongs to, whose audience it has.</param>
/// <param name="Start">Its first wording.</param>
/// <param name="Origins">The goals that it began from, when it came of a split or a merge.</param>
/// <param name="Revisions">Its turns, in order; the revision with number n is at index n − 1.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="KeyResults">The numbers that tell whether it comes closer; number n is at index n − 1.</param>
/// <param name="Actions">What is done for it; number n is at index n − 1.</param>
public sealed record Goal(
    GoalId Id,
    ProjectId Project,
    GoalRevision Start,
    ImmutableArray<GoalOrigin> Origins,
    PartList<GoalRevision> Revisions,
    GoalStatus Status,
    PartList<KeyResult> KeyResults,
    PartList<GoalAction> Actions) : AggregateState
{
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
    /// <param name="number">The number.</param>
    public GoalRevision? Point(int number)
        => number == 0 ? Start : number > 0 && number <= Revisions.Length ? Revisions[number - 1] : null;

    /// <summary>The key result with a number, or null.</summary>
    /// <param name="number">The number.</param>
    public KeyResult? KeyResult(int number) => number > 0 && number <= KeyResults.Length ? KeyResults[number - 1] : null;

    /// <summary>The action with a number, or null.</summary>
    /// <param name="number">The number.</param>
    public GoalAction? Action(int number) => number > 0 && number <= Actions.Length ? Actions[number - 1] : null;

    /// <summary>The goal after an event.</summary>
    /// <param name="goal">The goal before; null before it was started.</param>
    /// <param name="recorded">The event.</param>
    public static Goal Fold(Goal? goal, Recorded<GoalEvent> recorded) => recorded.Event switch
    {
        GoalStarted e => new Goal(
            e.Id,
            e.Project,
            new GoalRevision(0, RevisionKind.Started, e.Wording, null, [], recorded.Author, recorded.At),
            e.Origins,
            [],
            GoalStatus.Active,
            [],
            []),
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
        return this with
        {
            Status = status,
            Revisions = Revisions.Add(new GoalRevision(turn.Number, kind, wording, turn.Grounds, into, recorded.Author, recorded.At)),
        };
    }

    Goal Change(int number, Func<KeyResult, KeyResult> change)
        => this with { KeyResults = KeyResults.SetItem(number - 1, change(KeyResults[number - 1])) };
}
