using Collab.Network.Access;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Projects;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Goals;

/// <summary>Goals are for those whom their project is for; to others they look as if they were not there.</summary>
public class GoalAccessTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Fact]
    public async Task A_goal_of_a_hidden_project_looks_as_if_it_were_not_there()
    {
        var (project, team) = await network.NewProject(ProjectAudience.Team);
        var goal = (await network.StartedGoals(project, team, "Salainen"))[0];
        var stranger = await network.NewViewer(await network.Agency());
        var now = network.Clock.GetUtcNow();

        Assert.NotNull(await network.Services.Goal(goal).Read(team));
        Assert.Null(await network.Services.Goal(goal).Read(stranger));
        Assert.Null(await network.Services.Goal(goal).Read(Viewer.Visitor()));
        Assert.Null(await network.Services.Goal(goal).ReadAsOf(stranger, now));
        Assert.Empty(await network.Services.Goal(goal).History(stranger, 10));
        Assert.Null(await network.Services.Board(project).Read(stranger));
        Assert.Null(await network.Services.Board(project).ReadAsOf(stranger, now));
        Assert.Empty(await network.Services.Board(project).History(stranger, 10));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(99)]
    public async Task What_is_asked_of_hidden_goals_is_refused_as_of_missing_ones(int? basedOn)
    {
        var (project, team) = await network.NewProject(ProjectAudience.Team);
        var goal = (await network.StartedGoals(project, team, "Salainen"))[0];
        var stranger = await network.NewViewer(await network.Agency());
        var context = new CommandContext(stranger, basedOn);
        var missing = (Project: network.NewId<ProjectId>(), Goal: network.NewId<GoalId>());

        GoalCommand[] ofGoals = [Ask.Drop(Because("")), new CheckInKeyResult(Ask.Result(1), 1), new EditAction(Ask.Action(1))];
        foreach (var command in ofGoals)
        {
            AssertSame(await network.Services.Goal(missing.Goal).Decide(command, context), await network.Services.Goal(goal).Decide(command, context));
        }

        GoalBoardCommand[] ofBoards =
        [
            Ask.Start(network.NewGoal("")),
            Ask.Split(goal, basedOn, [], Because("")),
            Ask.Open(Text.Of("", Language.Fi)),
            new SettleUncertainty(Ask.Uncertainty(1), null, null),
            new TakeUpSolution(Ask.Solution(1), null),
        ];
        foreach (var command in ofBoards)
        {
            AssertSame(
                await network.Services.Board(missing.Project).Decide(command, context), await network.Services.Board(project).Decide(command, context));
        }
    }

    [Fact]
    public async Task Who_only_reads_the_project_changes_none_of_its_goals()
    {
        var (project, team) = await network.NewProject(ProjectAudience.Public);
        var goal = (await network.StartedGoals(project, team, "Julkinen"))[0];
        var reader = await network.NewViewer(await network.Agency());

        Assert.NotNull(await network.Services.Goal(goal).Read(Viewer.Visitor()));
        var revise = await network.Services.Goal(goal).Decide(Ask.Drop(Because("Oma syy")), new CommandContext(reader));
        Assert.Equal(RefusalCode.Forbidden, Assert.Single(revise.Refusals).Code);
        var start = await network.Services.Board(project).Decide(Ask.Start(network.NewGoal("Oma")), new CommandContext(reader));
        Assert.Equal(RefusalCode.Forbidden, Assert.Single(start.Refusals).Code);
    }

    [Fact]
    public async Task A_narrower_audience_hides_goals_at_once_also_those_in_memory()
    {
        var (project, team) = await network.NewProject();
        var goal = (await network.StartedGoals(project, team, "Verkostolle"))[0];
        var stranger = await network.NewViewer(await network.Agency());
        Assert.NotNull(await network.Services.Goal(goal).Read(stranger));

        await network.Granted(project, new SetAudience(ProjectAudience.Team), team);

        Assert.Null(await network.Services.Goal(goal).Read(stranger));
        Assert.NotNull(await network.Services.Goal(goal).Read(team));
    }

    [Fact]
    public async Task Goals_of_another_project_are_neither_merged_nor_ordered_nor_served_by_a_solution()
    {
        var (project, viewer) = await network.NewProject();
        var own = (await network.StartedGoals(project, viewer, "Oma"))[0];
        var (other, theirs) = await network.NewProject(ProjectAudience.Public);
        var foreign = (await network.StartedGoals(other, theirs, "Toisten"))[0];
        var board = network.Services.Board(project);
        await network.Granted(project, Ask.Park(new ParkedIdea(Text.Of("Sovellus", Language.Fi))), viewer);

        GoalBoardCommand[] commands =
        [
            Ask.Split(foreign, null, [network.NewGoal("A"), network.NewGoal("B")], Because("Syy")),
            Ask.Merge([new(own), new(foreign)], network.NewGoal("A"), Because("Syy")),
            new ReorderGoals(project, [foreign]),
            new TakeUpSolution(new ParkedSolutionId(project, 1), foreign),
        ];
        foreach (var command in commands)
        {
            Assert.Equal(RefusalCode.NotFound, Assert.Single((await board.Decide(command, new CommandContext(viewer))).Refusals).Code);
        }

        Assert.Equal(GoalStatus.Active, (await network.Services.Goal(foreign).Read(viewer))!.Status);
    }

    static void AssertSame(Outcome missing, Outcome hidden)
        => Assert.Equal(missing.Refusals.Select(Told), hidden.Refusals.Select(Told));

    static (RefusalCode, Text, string, string?, string?) Told(Refusal refusal)
        => (refusal.Code, refusal.Message, string.Join('.', refusal.Path), refusal.Yours, refusal.Current);
}
