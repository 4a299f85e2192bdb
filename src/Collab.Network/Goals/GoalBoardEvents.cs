using System.Collections.Immutable;
using System.Globalization;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>What can happen on a project's goal board.</summary>
abstract record GoalBoardEvent;

/// <summary>Something was put on a board for the first time.</summary>
/// <param name="Project">The project.</param>
sealed record GoalBoardOpened(ProjectId Project) : GoalBoardEvent;

/// <summary>A goal was started; what it says is in its own history.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="After">The goal that it stands after; null for the end of the list.</param>
sealed record GoalPlaced(GoalId Goal, GoalId? After) : GoalBoardEvent;

/// <summary>The goals were put in another order.</summary>
/// <param name="Order">All goals, in the order from now on.</param>
sealed record GoalsReordered(ImmutableArray<GoalId> Order) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.Order;
}

/// <summary>The team put into words what it does not know.</summary>
/// <param name="Number">The uncertainty's number in the project, from 1.</param>
/// <param name="Text">What is not known.</param>
sealed record UncertaintyOpened(int Number, Text Text) : GoalBoardEvent;

/// <summary>The team knows now.</summary>
/// <param name="Number">The uncertainty.</param>
/// <param name="Insight">The insight that settled it, when there is one.</param>
/// <param name="Explanation">What is known now.</param>
sealed record UncertaintySettled(int Number, InsightId? Insight, Text? Explanation) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.Uncertainty(Number);
}

/// <summary>The team no longer needs to know.</summary>
/// <param name="Number">The uncertainty.</param>
/// <param name="Reason">Why.</param>
sealed record UncertaintyLetGo(int Number, Text Reason) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.Uncertainty(Number);
}

/// <summary>What was settled or let go is open again.</summary>
/// <param name="Number">The uncertainty.</param>
/// <param name="Reason">Why, when somebody said.</param>
sealed record UncertaintyReopened(int Number, Text? Reason) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.Uncertainty(Number);
}

/// <summary>A solution came up before its time and was kept.</summary>
/// <param name="Number">The solution's number in the project, from 1.</param>
/// <param name="Idea">What it is.</param>
sealed record SolutionParked(int Number, ParkedIdea Idea) : GoalBoardEvent;

/// <summary>A parked solution was described anew.</summary>
/// <param name="Number">The solution.</param>
/// <param name="Idea">What it is.</param>
sealed record ParkedSolutionEdited(int Number, ParkedIdea Idea) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.ParkedSolution(Number);
}

/// <summary>The time of a parked solution came.</summary>
/// <param name="Number">The solution.</param>
/// <param name="Goal">The goal that it serves; null when nobody said.</param>
sealed record SolutionTakenUp(int Number, GoalId? Goal) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.ParkedSolution(Number);
}

/// <summary>The parts of a board that are edited on their own.</summary>
static class GoalBoardParts
{
    public const string Order = "order";

    public static string Uncertainty(int number) => string.Create(CultureInfo.InvariantCulture, $"uncertainty:{number}");

    public static string ParkedSolution(int number) => string.Create(CultureInfo.InvariantCulture, $"parkedSolution:{number}");
}
