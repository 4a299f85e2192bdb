using System.Collections.Immutable;
using System.Globalization;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using static Collab.Network.Kernel.EventCatalog<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

/// <summary>
/// What a project's goals are and in which order they stand, and beside them what the project does not know yet and which solutions came too early. Every project has one, with the
/// project's audience; it is empty until something is put on it.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Goals">All the project's goals ever, in the order in which they are shown.</param>
/// <param name="Uncertainties">What is or was not known; number n is at index n − 1.</param>
/// <param name="ParkedSolutions">The parked solutions; number n is at index n − 1.</param>
sealed record GoalBoard(ProjectId Project, PartList<GoalId> Goals, PartList<Uncertainty> Uncertainties, PartList<ParkedSolution> ParkedSolutions) : AggregateState
{
    public const int MaxGoals = 200;
    public const int MaxUncertainties = 500;
    public const int MaxParkedSolutions = 500;

    public static Aggregate<ProjectId, GoalBoard, GoalBoardEvent> Aggregate { get; } = new(
        "goalboard",
        new(
            Entry<GoalBoardOpened>("goalboard-opened", "Tavoitetaulu otettiin käyttöön", "Måltavlan togs i bruk", "The goal board was opened"),
            Entry<GoalPlaced>("goalboard-goal-placed", "Tavoite asetettiin", "Ett mål ställdes upp", "A goal was put on the board"),
            Entry<GoalsReordered>("goalboard-reordered", "Tavoitteet järjestettiin uudelleen", "Målen ordnades om", "The goals were put in another order"),
            Entry<UncertaintyOpened>("goalboard-uncertainty-opened", "Avoin kysymys kirjattiin", "En öppen fråga antecknades", "An open uncertainty was put into words"),
            Entry<UncertaintySettled>("goalboard-uncertainty-settled", "Avoin kysymys selvisi", "En öppen fråga klarnade", "An uncertainty was settled"),
            Entry<UncertaintyLetGo>("goalboard-uncertainty-let-go", "Avoimesta kysymyksestä luovuttiin", "En öppen fråga släpptes", "An uncertainty was let go"),
            Entry<UncertaintyReopened>("goalboard-uncertainty-reopened", "Kysymys avattiin uudelleen", "En fråga öppnades på nytt", "An uncertainty was reopened"),
            Entry<SolutionParked>("goalboard-solution-parked", "Ratkaisu pantiin talteen", "En lösning sparades för senare", "A solution was parked"),
            Entry<ParkedSolutionEdited>("goalboard-parked-solution-edited", "Talteen pantua ratkaisua muutettiin", "En sparad lösning ändrades", "A parked solution was described anew"),
            Entry<SolutionTakenUp>("goalboard-solution-taken-up", "Talteen pantu ratkaisu otettiin esiin", "En sparad lösning togs fram", "A parked solution was taken up")),
        Fold);

    public Uncertainty? Uncertainty(int number) => number > 0 && number <= Uncertainties.Length ? Uncertainties[number - 1] : null;

    public ParkedSolution? ParkedSolution(int number) => number > 0 && number <= ParkedSolutions.Length ? ParkedSolutions[number - 1] : null;

    /// <summary>The board before anything was put on it.</summary>
    public static GoalBoard Empty(ProjectId project) => new(project, [], [], []);

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
        UncertaintySettled e => board!.Close(e.Number, UncertaintyStatus.Settled, new UncertaintyClosing(e.Insight, e.Explanation, recorded.Author, recorded.At)),
        UncertaintyLetGo e => board!.Close(e.Number, UncertaintyStatus.LetGo, new UncertaintyClosing(null, e.Reason, recorded.Author, recorded.At)),
        UncertaintyReopened e => board!.Close(e.Number, UncertaintyStatus.Open, null),
        SolutionParked e => board! with
        {
            ParkedSolutions = board.ParkedSolutions.Add(new ParkedSolution(
                new ParkedSolutionId(board.Project, e.Number), e.Idea, recorded.Author, recorded.At, null)),
        },
        ParkedSolutionEdited e => board!.Change(e.Number, solution => solution with { Idea = e.Idea }),
        SolutionTakenUp e => board!.Change(e.Number, solution => solution with { TakenUp = new SolutionTakeUp(e.Goal, recorded.Author, recorded.At) }),
        var unknown => throw new InvalidOperationException($"{nameof(GoalBoard)} does not fold {unknown.GetType().Name}."),
    };

    int Place(GoalId? after) => after is { } goal ? Goals.IndexOf(goal) + 1 : Goals.Length;

    GoalBoard Close(int number, UncertaintyStatus status, UncertaintyClosing? closing)
        => this with { Uncertainties = Uncertainties.SetItem(number - 1, Uncertainties[number - 1] with { Status = status, Closing = closing }) };

    GoalBoard Change(int number, Func<ParkedSolution, ParkedSolution> change)
        => this with { ParkedSolutions = ParkedSolutions.SetItem(number - 1, change(ParkedSolutions[number - 1])) };
}

/// <summary>Something that a project does not know yet. Nobody has opened it when the system did; it has a closing unless it is open.</summary>
sealed record Uncertainty(UncertaintyId Id, Text Text, UncertaintyStatus Status, PersonId? OpenedBy, DateTimeOffset OpenedAt, UncertaintyClosing? Closing);

enum UncertaintyStatus
{
    Open,
    Settled,
    LetGo,
}

/// <summary>How an uncertainty was settled, by an insight, in words, or both, or let go.</summary>
sealed record UncertaintyClosing(InsightId? Insight, Text? Words, PersonId? Author, DateTimeOffset At);

/// <summary>A solution that came up before its time; kept, so that it is not lost.</summary>
sealed record ParkedSolution(ParkedSolutionId Id, ParkedIdea Idea, PersonId? ParkedBy, DateTimeOffset ParkedAt, SolutionTakeUp? TakenUp);

/// <summary>That a parked solution was taken up again, for a goal when somebody said which.</summary>
sealed record SolutionTakeUp(GoalId? Goal, PersonId? Author, DateTimeOffset At);

// Events are stored as the JSON of these records and of the idea below: their names and shapes stay for ever.
abstract record GoalBoardEvent;

/// <summary>Something was put on a board for the first time.</summary>
sealed record GoalBoardOpened(ProjectId Project) : GoalBoardEvent;

/// <summary>A goal was started; what it says is in its own history.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="After">The goal that it stands after; null for the end of the list.</param>
sealed record GoalPlaced(GoalId Goal, GoalId? After) : GoalBoardEvent;

/// <summary>All goals, in the order from now on.</summary>
sealed record GoalsReordered(ImmutableArray<GoalId> Order) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.Order;
}

sealed record UncertaintyOpened(int Number, [NotPersonal] Text Text) : GoalBoardEvent;

sealed record UncertaintySettled(int Number, InsightId? Insight, [NotPersonal] Text? Explanation) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.Uncertainty(Number);
}

sealed record UncertaintyLetGo(int Number, [NotPersonal] Text Reason) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.Uncertainty(Number);
}

sealed record UncertaintyReopened(int Number, [NotPersonal] Text? Reason) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.Uncertainty(Number);
}

sealed record SolutionParked(int Number, ParkedIdea Idea) : GoalBoardEvent;

sealed record ParkedSolutionEdited(int Number, ParkedIdea Idea) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.ParkedSolution(Number);
}

/// <summary>The time of a parked solution came; for a goal, when somebody said which.</summary>
sealed record SolutionTakenUp(int Number, GoalId? Goal) : GoalBoardEvent, ITouchesPart
{
    string ITouchesPart.Part => GoalBoardParts.ParkedSolution(Number);
}

/// <summary>What a parked solution is: in a few words, more closely, and why its time has not come.</summary>
sealed record ParkedIdea([NotPersonal] Text Title, [NotPersonal] Text? Text = null, [NotPersonal] Text? WhyTooEarly = null);

/// <summary>The parts of a board that are edited on their own.</summary>
static class GoalBoardParts
{
    public const string Order = "order";

    public static string Uncertainty(int number) => string.Create(CultureInfo.InvariantCulture, $"uncertainty:{number}");

    public static string ParkedSolution(int number) => string.Create(CultureInfo.InvariantCulture, $"parkedSolution:{number}");
}
