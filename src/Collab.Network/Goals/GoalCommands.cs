using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>What can be asked of a goal. What concerns several goals is asked of the project's <see cref="IGoalBoardGrain"/>.</summary>
public abstract record GoalCommand;

/// <summary>Put a goal in other words; what is null stays.</summary>
/// <param name="Grounds">What makes it turn.</param>
/// <param name="Title">The goal in a few words.</param>
/// <param name="Text">What it means more closely.</param>
/// <param name="RemoveText">Whether the title says it all from now on.</param>
public sealed record ReviseGoal(Grounds Grounds, TextEdit? Title = null, TextEdit? Text = null, bool RemoveText = false) : GoalCommand;

/// <summary>Let a goal go.</summary>
/// <param name="Grounds">What makes it turn.</param>
public sealed record DropGoal(Grounds Grounds) : GoalCommand;

/// <summary>Take up a goal again that was let go.</summary>
/// <param name="Grounds">What makes it turn.</param>
public sealed record ReviveGoal(Grounds Grounds) : GoalCommand;

/// <summary>Add a key result.</summary>
/// <param name="Definition">What it measures and where it should get to.</param>
public sealed record AddKeyResult(KeyResultDefinition Definition) : GoalCommand;

/// <summary>Change a key result; what is null stays.</summary>
/// <param name="Number">The key result.</param>
/// <param name="Title">What is measured.</param>
/// <param name="From">The number at the start.</param>
/// <param name="To">The target.</param>
/// <param name="Unit">The unit.</param>
/// <param name="RemoveUnit">Whether it is a bare number from now on.</param>
/// <param name="Direction">Which way it should go.</param>
public sealed record EditKeyResult(
    int Number, TextEdit? Title = null, double? From = null, double? To = null, TextEdit? Unit = null, bool RemoveUnit = false, Direction? Direction = null)
    : GoalCommand;

/// <summary>Tell where a key result stands.</summary>
/// <param name="KeyResult">The key result.</param>
/// <param name="Value">The number observed.</param>
/// <param name="Confidence">How confident the team is that the target will be met, from 0 to 10.</param>
/// <param name="Note">What else was seen.</param>
/// <param name="Date">The day it was observed; null for today.</param>
public sealed record CheckInKeyResult(int KeyResult, double Value, int? Confidence = null, Text? Note = null, DateOnly? Date = null) : GoalCommand;

/// <summary>Take back a check-in that was told by a slip.</summary>
/// <param name="KeyResult">The key result.</param>
/// <param name="Number">The check-in.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawCheckIn(int KeyResult, int Number, Text Reason) : GoalCommand;

/// <summary>Take back a key result.</summary>
/// <param name="Number">The key result.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawKeyResult(int Number, Text Reason) : GoalCommand;

/// <summary>Add an action.</summary>
/// <param name="Definition">What it is.</param>
public sealed record AddAction(ActionDefinition Definition) : GoalCommand;

/// <summary>Change an action; what is null stays.</summary>
/// <param name="Number">The action.</param>
/// <param name="Title">What.</param>
/// <param name="Owner">Who takes care of it.</param>
/// <param name="RemoveOwner">Whether nobody takes care of it from now on.</param>
/// <param name="Due">The day by which it should be done.</param>
/// <param name="RemoveDue">Whether it has no day from now on.</param>
/// <param name="Status">Where it stands.</param>
public sealed record EditAction(
    int Number,
    TextEdit? Title = null,
    PersonId? Owner = null,
    bool RemoveOwner = false,
    DateOnly? Due = null,
    bool RemoveDue = false,
    ActionStatus? Status = null) : GoalCommand;
