using Collab.Journal.ReadModels;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Goals;

public class GoalGrainTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Fact]
    public async Task An_objective_and_its_first_key_result_are_made_in_one_go()
    {
        var (project, viewer) = await network.NewProject();
        var goal = network.NewGoal("Vastaus viikossa", GivenGoal.Days);

        var outcome = await network.Granted(project, Ask.Start(goal), viewer);

        Assert.Equal(GlobalId.Of(goal.Id), outcome.Subject);
        var read = (await network.Services.Goal(goal.Id).Read(viewer))!;
        Assert.Equal(("Vastaus viikossa", project, GoalStatus.Active), (read.Wording.Title.Value, read.Project, read.Status));
        Assert.Equal(GivenGoal.Days, Assert.Single(read.KeyResults).Definition);
        Assert.Equal([goal.Id], (await network.Services.Board(project).Read(viewer))!.Goals.AsEnumerable());
    }

    [Fact]
    public async Task A_goal_can_be_seen_as_it_was_and_its_history_is_told()
    {
        var (project, viewer) = await network.NewProject();
        var before = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromDays(1));
        var goal = (await network.StartedGoals(project, viewer, "Alkutavoite"))[0];
        var started = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromDays(1));
        await network.Granted(goal, Ask.Revise(Because("Opittiin"), Text.Of("Selkeämpi tavoite", Language.Fi)), viewer);
        await network.Granted(goal, Ask.Drop(Because("Riitti")), viewer);

        var grain = network.Services.Goal(goal);
        Assert.Null(await grain.ReadAsOf(viewer, before));
        Assert.Equal("Alkutavoite", (await grain.ReadAsOf(viewer, started))!.Wording.Title.Value);
        Assert.Equal(GoalStatus.Dropped, (await grain.ReadAsOf(viewer, network.Clock.GetUtcNow()))!.Status);
        Assert.Equal(["goal-dropped", "goal-reworded", "goal-started"], (await grain.History(viewer, 10)).Select(entry => entry.Type));

        var board = network.Services.Board(project);
        Assert.Null(await board.ReadAsOf(viewer, before));
        Assert.Equal(["goalboard-goal-placed", "goalboard-opened"], (await board.History(viewer, 10)).Select(entry => entry.Type));
    }

    [Fact]
    public async Task Whoever_decides_or_owns_is_somebody_of_the_network()
    {
        var (project, viewer) = await network.NewProject();
        var goal = (await network.StartedGoals(project, viewer, "Tavoite"))[0];
        var nobody = network.NewId<PersonId>();
        var grounds = Because("Opittiin") with { DecidedBy = new Decider(nobody) };
        var grain = network.Services.Goal(goal);

        Assert.Equal((RefusalCode.NotFound, "decidedBy.person"), Single(await grain.Decide(Ask.Drop(grounds), new CommandContext(viewer))));
        var action = GivenGoal.Interview with { Owner = nobody };
        Assert.Equal((RefusalCode.NotFound, "owner"), Single(await grain.Decide(Ask.AddAction(action), new CommandContext(viewer))));
        var split = Ask.Split(goal, null, [network.NewGoal("Toinen"), network.NewGoal("Kolmas")], grounds);
        Assert.Equal((RefusalCode.NotFound, "decidedBy.person"), Single(await network.Services.Board(project).Decide(split, new CommandContext(viewer))));

        await network.Granted(goal, Ask.AddAction(action with { Owner = viewer.Person }), viewer);
        await network.Granted(goal, Ask.Drop(grounds with { DecidedBy = new Decider(viewer.Person) }), viewer);
    }

    [Fact]
    public async Task A_repeat_names_the_part_that_the_first_made()
    {
        var (project, viewer) = await network.NewProject();
        var goal = (await network.StartedGoals(project, viewer, "Tavoite"))[0];
        var context = new CommandContext(viewer, null, "add-1", "fingerprint");
        var first = NetworkFixture.Accepted(await network.Services.Goal(goal).Decide(Ask.AddKeyResult(GivenGoal.Days), context));
        await network.Granted(goal, Ask.AddKeyResult(GivenGoal.Days with { To = 1 }), viewer);

        var again = NetworkFixture.Accepted(await network.Services.Goal(goal).Decide(Ask.AddKeyResult(GivenGoal.Days), context));

        Assert.Equal(GlobalId.Of(new KeyResultId(goal, 1)), first.Subject);
        Assert.Equal((first.Subject, first.Position), (again.Subject, again.Position));
        Assert.Equal(2, (await network.Services.Goal(goal).Read(viewer))!.KeyResults.Length);
    }

    [Fact]
    public async Task The_read_table_says_what_the_goal_is_and_a_rebuild_says_the_same()
    {
        var (project, viewer) = await network.NewProject();
        var goals = await network.StartedGoals(project, viewer, "Ensimmäinen", "Toinen", "Kolmas");
        network.Clock.Advance(TimeSpan.FromDays(1));
        await network.Granted(goals[0], Ask.Revise(Because("Opittiin"), Text.Of("Uusi", Language.Fi)), viewer);
        var merged = network.NewGoal("Yhdessä");
        await network.Granted(project, Ask.Merge([new(goals[1]), new(goals[2])], merged, Because("Sama asia")), viewer);
        var written = await Rows(project);
        Assert.Contains(written, row => row.Contains("Uusi", StringComparison.Ordinal));
        Assert.Equal(2, written.Count(row => row.Contains("Merged", StringComparison.Ordinal)));

        await ReadModelRebuild.Run(network.Database.DataSource, NetworkServices.ReadModels);

        Assert.Equal(written, await Rows(project));
    }

    async Task<List<string>> Rows(ProjectId project)
    {
        await using var command = network.Database.DataSource.CreateCommand("select goal::text from network.goal where project_id = $1 order by id");
        command.Parameters.Add(new() { Value = project.Value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    static (RefusalCode, string) Single(Outcome outcome)
    {
        var refusal = Assert.Single(outcome.Refusals);
        return (refusal.Code, string.Join('.', refusal.Path));
    }
}
