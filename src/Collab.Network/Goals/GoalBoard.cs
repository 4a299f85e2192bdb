using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>
/// What a project's goals are and in which order they stand, and beside them what the project does not know yet and
/// which solutions came too early. Every project has one; it is empty until something is put on it.
/// </summary>
/// <param name="Project">The project, whose audience it has.</param>
/// <param name="Goals">All the project's goals ever, in the order in which they are shown.</param>
/// <param name="Uncertainties">What is or was not known; number n is at index n − 1.</param>
/// <param name="ParkedSolutions">The parked solutions; number n is at index n − 1.</param>
sealed record GoalBoard(
    ProjectId Project,
    PartList<GoalId> Goals,
    PartList<Uncertainty> Uncertainties,
    PartList<ParkedSolution> ParkedSolutions) : AggregateState
{
    /// <summary>The uncertainty with a number, or null.</summary>
    /// <param name="number">The number.</param>
    public Uncertainty? Uncertainty(int number) => number > 0 && number <= Uncertainties.Length ? Uncertainties[number - 1] : null;

    /// <summary>The parked solution with a number, or null.</summary>
    /// <param name="number">The number.</param>
    public ParkedSolution? ParkedSolution(int number) => number > 0 && number <= ParkedSolutions.Length ? ParkedSolutions[number - 1] : null;

    /// <summary>The board before anything was put on it.</summary>
    /// <param name="project">The project.</param>
    public static GoalBoard Empty(ProjectId project) => new(project, [], [], []);

    /// <summary>The board after an event.</summary>
    /// <param name="board">The board before; null before anything was put on it.</param>
    /// <param name="recorded">The event.</param>
    public static GoalBoard Fold(GoalBoard? board, Recorded<GoalBoardEvent> recorded) => recorded.Event switch
    {
        GoalBoardOpened e => Empty(e.Project),
        GoalPlaced e => board! with { Goals = board.Goals.Insert(board.Place(e.After), e.Goal) },
        GoalsReordered e => board! with { Goals = [.. e.Order] },
        UncertaintyOpened e => board! with
        {
            Uncertainties = board.Uncertainties.Add(new Uncertainty(
                new UncertaintyId(board.Project, e.Number), e.Text, UncertaintyStatus.Open, recorded.Author, recorded.At, null)),
        },
        UncertaintySettled e => board!.Close(
            e.Number, UncertaintyStatus.Settled, new UncertaintyClosing(e.Insight, e.Explanation, recorded.Author, recorded.At)),
        UncertaintyLetGo e => board!.Close(
            e.Number, UncertaintyStatus.LetGo, new UncertaintyClosing(null, e.Reason, recorded.Author, recorded.At)),
        UncertaintyReopened e => board!.Close(e.Number, UncertaintyStatus.Open, null),
        SolutionParked e => board! with
        {
            ParkedSolutions = board.ParkedSolutions.Add(new ParkedSolution(
                new ParkedSolutionId(board.Project, e.Number), e.Idea, recorded.Author, recorded.At, null)),
        },
        ParkedSolutionEdited e => board!.Change(e.Number, solution => solution with { Idea = e.Idea }),
        SolutionTakenUp e => board!.Change(
            e.Number, solution => solution with { TakenUp = new SolutionTakeUp(e.Goal, recorded.Author, recorded.At) }),
        var unknown => throw new InvalidOperationException($"{nameof(GoalBoard)} does not fold {unknown.GetType().Name}."),
    };

    int Place(GoalId? after) => after is { } goal ? Goals.IndexOf(goal) + 1 : Goals.Length;

    GoalBoard Close(int number, UncertaintyStatus status, UncertaintyClosing? closing)
        => this with
        {
            Uncertainties = Uncertainties.SetItem(number - 1, Uncertainties[number - 1] with { Status = status, Closing = closing }),
        };

    GoalBoard Change(int number, Func<ParkedSolution, ParkedSolution> change)
        => this with { ParkedSolutions = ParkedSolutions.SetItem(number - 1, change(ParkedSolutions[number - 1])) };
}
