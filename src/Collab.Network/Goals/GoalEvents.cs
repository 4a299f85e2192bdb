using System.Collections.Immutable;
using System.Globalization;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;

namespace Collab.Network.Goals;

// Events are stored as the JSON of these records and of the values below: their names and shapes stay for ever.
abstract record GoalEvent;

/// <summary>A goal began; from others, when it came of a split or a merge.</summary>
sealed record GoalStarted(GoalId Id, ProjectId Project, Wording Wording, ImmutableArray<GoalOrigin> Origins) : GoalEvent;

/// <summary>A goal turned; what the team learnt made a revision of it, numbered from 1.</summary>
abstract record GoalTurn(int Number, Grounds Grounds) : GoalEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalParts.Wording;
}

sealed record GoalReworded(int Number, Wording Wording, Grounds Grounds) : GoalTurn(Number, Grounds);

sealed record GoalSplit(int Number, ImmutableArray<GoalId> Into, Grounds Grounds) : GoalTurn(Number, Grounds);

sealed record GoalMerged(int Number, GoalId Into, Grounds Grounds) : GoalTurn(Number, Grounds);

sealed record GoalDropped(int Number, Grounds Grounds) : GoalTurn(Number, Grounds);

sealed record GoalRevived(int Number, Grounds Grounds) : GoalTurn(Number, Grounds);

sealed record KeyResultAdded(int Number, KeyResultDefinition Definition) : GoalEvent;

sealed record KeyResultEdited(int Number, KeyResultDefinition Definition) : GoalEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalParts.KeyResult(Number);
}

/// <summary>The team looked at where a key result stands.</summary>
/// <param name="KeyResult">The key result.</param>
/// <param name="Number">The check-in's number in the key result, from 1.</param>
/// <param name="Value">The number observed.</param>
/// <param name="Confidence">How confident the team is that the target will be met, from 0 to 10.</param>
/// <param name="Note">What else was seen.</param>
/// <param name="Date">The day it was observed; null for the day of the event (UTC).</param>
sealed record CheckedIn(int KeyResult, int Number, double Value, int? Confidence, [NotPersonal] Text? Note, DateOnly? Date) : GoalEvent;

/// <summary>A check-in was entered by mistake and counts no more.</summary>
sealed record CheckInWithdrawn(int KeyResult, int Number, [NotPersonal] Text Reason) : GoalEvent;

/// <summary>A key result was added by mistake, or measures nothing any more, and counts no more.</summary>
sealed record KeyResultWithdrawn(int Number, [NotPersonal] Text Reason) : GoalEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalParts.KeyResult(Number);
}

sealed record ActionAdded(int Number, ActionDefinition Definition) : GoalEvent;

sealed record ActionEdited(int Number, ActionDefinition Definition) : GoalEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalParts.Action(Number);
}

/// <summary>The parts of a goal that are edited on their own.</summary>
static class GoalParts
{
    public const string Wording = "wording";

    public static string KeyResult(int number) => string.Create(CultureInfo.InvariantCulture, $"keyResult:{number}");

    public static string Action(int number) => string.Create(CultureInfo.InvariantCulture, $"action:{number}");
}

/// <summary>How a goal is put into words; without a text, the title says it.</summary>
sealed record Wording([NotPersonal] Text Title, [NotPersonal] Text? Text = null);

/// <summary>A goal that another began from: the number of its newest revision then (0 when it still had its starting wording), and how it read.</summary>
sealed record GoalOrigin(GoalId Goal, int Revision, Wording Wording);

/// <summary>What made a goal turn: why, the insights that triggered it, and who decided, when somebody said.</summary>
sealed record Grounds([NotPersonal] Text Reason, ImmutableArray<InsightId> Insights, Decider? DecidedBy = null);

/// <summary>Who decided a turn: a person of the network, or a group in words, such as "the steering group". Exactly one of the two.</summary>
sealed record Decider(PersonId? Person = null, [NotPersonal] Text? Group = null);

/// <summary>What a key result measures and where it should get to: from one number to another, in a unit such as days (null for bare numbers).</summary>
sealed record KeyResultDefinition([NotPersonal] Text Title, double From, double To, [NotPersonal] Text? Unit, Direction Direction);

enum Direction
{
    Increase,
    Decrease,
    Maintain,
}

/// <summary>Something to do for a goal: what, who takes care of it (null as long as nobody does), and the day by which it should be done.</summary>
sealed record ActionDefinition([NotPersonal] Text Title, PersonId? Owner, DateOnly? Due, ActionStatus Status);

enum ActionStatus
{
    Planned,
    Ongoing,
    Done,
    LetGo,
}
