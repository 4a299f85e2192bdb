using System.Collections.Immutable;
using System.Globalization;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>What can happen to a goal.</summary>
public abstract record GoalEvent;

/// <summary>A goal began.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Project">The project that it belongs to.</param>
/// <param name="Wording">Its starting wording.</param>
/// <param name="Origins">The goals that it began from, when it came of a split or a merge.</param>
public sealed record GoalStarted(GoalId Id, ProjectId Project, Wording Wording, ImmutableArray<GoalOrigin> Origins) : GoalEvent;

/// <summary>A goal turned; what the team learnt made a revision of it.</summary>
/// <param name="Number">The revision's number, from 1.</param>
/// <param name="Grounds">What made it turn.</param>
public abstract record GoalTurn(int Number, Grounds Grounds) : GoalEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalParts.Wording;
}

/// <summary>A goal was put in other words.</summary>
/// <param name="Number">The revision's number.</param>
/// <param name="Wording">How it reads from now on.</param>
/// <param name="Grounds">What made it turn.</param>
public sealed record GoalReworded(int Number, Wording Wording, Grounds Grounds) : GoalTurn(Number, Grounds);

/// <summary>A goal was split.</summary>
/// <param name="Number">The revision's number.</param>
/// <param name="Into">The goals that it lives on in.</param>
/// <param name="Grounds">What made it turn.</param>
public sealed record GoalSplit(int Number, ImmutableArray<GoalId> Into, Grounds Grounds) : GoalTurn(Number, Grounds);

/// <summary>A goal was merged with others.</summary>
/// <param name="Number">The revision's number.</param>
/// <param name="Into">The goal that it lives on in.</param>
/// <param name="Grounds">What made it turn.</param>
public sealed record GoalMerged(int Number, GoalId Into, Grounds Grounds) : GoalTurn(Number, Grounds);

/// <summary>A goal was let go.</summary>
/// <param name="Number">The revision's number.</param>
/// <param name="Grounds">What made it turn.</param>
public sealed record GoalDropped(int Number, Grounds Grounds) : GoalTurn(Number, Grounds);

/// <summary>A goal that was let go was taken up again.</summary>
/// <param name="Number">The revision's number.</param>
/// <param name="Grounds">What made it turn.</param>
public sealed record GoalRevived(int Number, Grounds Grounds) : GoalTurn(Number, Grounds);

/// <summary>A goal got a key result.</summary>
/// <param name="Number">The key result's number in the goal, from 1.</param>
/// <param name="Definition">What it measures and where it should get to.</param>
public sealed record KeyResultAdded(int Number, KeyResultDefinition Definition) : GoalEvent;

/// <summary>A key result measures something else, or should get elsewhere.</summary>
/// <param name="Number">The key result.</param>
/// <param name="Definition">What it measures from now on.</param>
public sealed record KeyResultEdited(int Number, KeyResultDefinition Definition) : GoalEvent, ITouchesPart
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
public sealed record CheckedIn(int KeyResult, int Number, double Value, int? Confidence, Text? Note, DateOnly? Date) : GoalEvent;

/// <summary>A check-in was told by a slip and counts no more.</summary>
/// <param name="KeyResult">The key result.</param>
/// <param name="Number">The check-in.</param>
/// <param name="Reason">Why.</param>
public sealed record CheckInWithdrawn(int KeyResult, int Number, Text Reason) : GoalEvent;

/// <summary>A key result was added by a slip, or measures nothing any more, and counts no more.</summary>
/// <param name="Number">The key result.</param>
/// <param name="Reason">Why.</param>
public sealed record KeyResultWithdrawn(int Number, Text Reason) : GoalEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalParts.KeyResult(Number);
}

/// <summary>A goal got an action.</summary>
/// <param name="Number">The action's number in the goal, from 1.</param>
/// <param name="Definition">What it is.</param>
public sealed record ActionAdded(int Number, ActionDefinition Definition) : GoalEvent;

/// <summary>An action changed: what it is, whose, by when, or where it stands.</summary>
/// <param name="Number">The action.</param>
/// <param name="Definition">What it is from now on.</param>
public sealed record ActionEdited(int Number, ActionDefinition Definition) : GoalEvent, ITouchesPart
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
