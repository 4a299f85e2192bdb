using Collab.Network.Access;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Collab.Network.Tests.Goals;

/// <summary>Given what happened to a goal, when somebody asks for something, then this happens.</summary>
sealed class GivenGoal(Goal? state)
{
    public static readonly GoalId Id = NewGoalId(1);
    public static readonly ProjectId OfProject = new(Guid.Parse("0198f300-0000-7000-8000-000000000001"));
    public static readonly PersonId Aino = new(Guid.Parse("0198f300-0000-7000-8000-0000000000b1"));
    public static readonly InsightId Insight = new(Guid.Parse("0198f300-0000-7000-8000-0000000000c1"));
    public static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>The last day on which something can have been observed.</summary>
    public static readonly DateOnly LastDay = new(2026, 12, 31);

    public static readonly ProjectRights MayEdit = new(true, true);
    public static readonly ProjectRights MayRead = new(true, false);

    public static readonly Wording First = new(Fi("Yhtenäinen tieto asumisoikeudesta"));
    public static readonly GoalStarted Started = new(Id, OfProject, First, []);
    public static readonly Grounds Learnt = new(Fi("Tieto kulkee suusta suuhun"), [Insight], new Decider(Group: Fi("Ohjausryhmä")));
    public static readonly GoalReworded Reworded = new(1, new Wording(Fi("Tieto siellä, missä asukkaat ovat")), Learnt);
    public static readonly KeyResultDefinition Days = new(Fi("Vastausaika"), 30, 5, Fi("päivää"), Direction.Decrease);
    public static readonly ActionDefinition Interview = new(Fi("Haastatellaan asukkaita"), null, null, ActionStatus.Planned);

    public static GivenGoal Nothing { get; } = new(null);

    public static Viewer AsAino { get; } = new(Aino, Language.Fi);

    public Goal? State => state;

    /// <summary>A goal of the housing centre, to which this happened.</summary>
    public static GivenGoal Usual(params IEnumerable<GoalEvent> happened) => Events([Started, .. happened]);

    public static GivenGoal Events(params IEnumerable<GoalEvent> happened)
    {
        Goal? state = null;
        foreach (var e in happened)
        {
            state = After(state, e);
        }

        return new GivenGoal(state);
    }

    public static Goal After(Goal? state, GoalEvent e)
    {
        var version = (state?.Version ?? 0) + 1;
        return GoalStream.Aggregate.Fold(state, new Recorded<GoalEvent>(e, version, Aino, Begin.AddMinutes(version)));
    }

    public static GoalId NewGoalId(int number) => new(Guid.Parse($"0198f300-0000-7000-8000-0000000d{number:d4}"));

    public static Text Fi(string text) => Text.Of(text, Language.Fi);

    public Decision<GoalEvent> When(GoalCommand command, int? basedOn = null, ProjectRights? rights = null)
        => GoalDecisions.Decide(state, command, new CommandContext(AsAino, basedOn), rights ?? MayEdit, LastDay);
}
