using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Goals;

/// <summary>Given what happened on a board, and the goals it holds, when somebody asks for something, then this happens.</summary>
sealed class GivenBoard(GoalBoard? board, params IReadOnlyList<Goal> goals)
{
    public static GivenBoard Nothing { get; } = new(null);

    public GoalBoard? State => board;

    public static GivenBoard Events(params IEnumerable<GoalBoardEvent> happened)
    {
        GoalBoard? state = null;
        foreach (var e in happened.Prepend(new GoalBoardOpened(OfProject)))
        {
            state = After(state, e);
        }

        return new GivenBoard(state);
    }

    /// <summary>A board with goals that have just been started.</summary>
    public static GivenBoard Goals(int count)
        => Events(Enumerable.Range(1, count).Select(number => new GoalPlaced(NewGoalId(number), null)))
            .With([.. Enumerable.Range(1, count).Select(number => GivenGoal.Events(Started with { Id = NewGoalId(number) }).State!)]);

    public static GoalBoard After(GoalBoard? state, GoalBoardEvent e)
    {
        var version = (state?.Version ?? 0) + 1;
        return GoalBoard.Aggregate.Fold(state, new Recorded<GoalBoardEvent>(e, version, Aino, Begin.AddMinutes(version)));
    }

    public GivenBoard With(params IReadOnlyList<Goal> others) => new(board, others);

    public Decision<GoalBoardEvent> When(GoalBoardCommand command, int? basedOn = null, ProjectRights? rights = null)
        => Decide(command, basedOn, rights).Board;

    public GoalBoardDecision Decide(GoalBoardCommand command, int? basedOn = null, ProjectRights? rights = null)
        => command.Decide(board, OfProject, new GoalBoardContext(basedOn, rights ?? MayEdit, goals.ToDictionary(goal => goal.Id), new NextIds()));

    /// <summary>The id of every goal that is started without one.</summary>
    public static readonly GoalId NextId = NewGoalId(999);

    sealed class NextIds : IIdSource
    {
        public TId Next<TId>()
            where TId : struct, IGuidId<TId>
            => TId.From(NextId.Value);
    }
}
