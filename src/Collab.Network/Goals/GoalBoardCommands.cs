using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>What can be asked of a project's goal board.</summary>
public abstract record GoalBoardCommand;

/// <summary>Start a goal.</summary>
/// <param name="Goal">The goal.</param>
public sealed record StartGoal(NewGoal Goal) : GoalBoardCommand;

/// <summary>Let a goal live on in several narrower ones.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="BasedOn">The version of the goal that its editor read; null for whatever is there.</param>
/// <param name="Into">The goals that it lives on in; two at least.</param>
/// <param name="Grounds">What makes it turn.</param>
public sealed record SplitGoal(GoalId Goal, int? BasedOn, ImmutableArray<NewGoal> Into, Grounds Grounds) : GoalBoardCommand;

/// <summary>Let several goals live on in one.</summary>
/// <param name="Goals">The goals; two at least.</param>
/// <param name="Into">The goal that they live on in.</param>
/// <param name="Grounds">What makes them turn.</param>
public sealed record MergeGoals(ImmutableArray<GoalToMerge> Goals, NewGoal Into, Grounds Grounds) : GoalBoardCommand;

/// <summary>Put the goals in another order. Goals left out follow in the order they had.</summary>
/// <param name="Order">The goals that come first.</param>
public sealed record ReorderGoals(ImmutableArray<GoalId> Order) : GoalBoardCommand;

/// <summary>Put into words what is not known.</summary>
/// <param name="Text">What is not known.</param>
public sealed record OpenUncertainty(Text Text) : GoalBoardCommand;

/// <summary>Tell what is known now: by an insight, in words, or both.</summary>
/// <param name="Number">The uncertainty.</param>
/// <param name="Insight">The insight that settles it.</param>
/// <param name="Explanation">What is known now.</param>
public sealed record SettleUncertainty(int Number, InsightId? Insight, Text? Explanation) : GoalBoardCommand;

/// <summary>Let an uncertainty go.</summary>
/// <param name="Number">The uncertainty.</param>
/// <param name="Reason">Why it need not be known.</param>
public sealed record LetGoUncertainty(int Number, Text Reason) : GoalBoardCommand;

/// <summary>Open what was settled or let go.</summary>
/// <param name="Number">The uncertainty.</param>
/// <param name="Reason">Why.</param>
public sealed record ReopenUncertainty(int Number, Text? Reason) : GoalBoardCommand;

/// <summary>Keep a solution that came before its time.</summary>
/// <param name="Idea">What it is.</param>
public sealed record ParkSolution(ParkedIdea Idea) : GoalBoardCommand;

/// <summary>Describe a parked solution anew; what is null stays.</summary>
/// <param name="Number">The solution.</param>
/// <param name="Title">The solution in a few words.</param>
/// <param name="Text">The solution more closely.</param>
/// <param name="RemoveText">Whether the title says it all from now on.</param>
/// <param name="WhyTooEarly">Why its time has not come.</param>
/// <param name="RemoveWhyTooEarly">Whether that is no longer said.</param>
public sealed record EditParkedSolution(
    int Number, TextEdit? Title = null, TextEdit? Text = null, bool RemoveText = false, TextEdit? WhyTooEarly = null, bool RemoveWhyTooEarly = false)
    : GoalBoardCommand;

/// <summary>Take up a parked solution.</summary>
/// <param name="Number">The solution.</param>
/// <param name="Goal">The goal that it serves; null when there is none in particular.</param>
public sealed record TakeUpSolution(int Number, GoalId? Goal) : GoalBoardCommand;
