using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Goals;

/// <summary>What concerns several goals happens whole or not at all, whoever else writes.</summary>
public class GoalBoardGrainTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Fact]
    public async Task The_story_goes_on_across_a_split_and_a_merge()
    {
        var (project, viewer) = await network.NewProject();
        var source = (await network.StartedGoals(project, viewer, "Koko tieto"))[0];
        NewGoal[] parts = [network.NewGoal("Tieto hakijalle"), network.NewGoal("Tieto asukkaalle")];
        var split = await network.Granted(project, Ask.Split(source, 1, [.. parts], Because("Kaksi tarvetta")), viewer);
        var whole = network.NewGoal("Tieto kaikille");
        var merge = await network.Granted(project, Ask.Merge([new(parts[0].Id, 1), new(parts[1].Id, 1)], whole, Because("Yksi tarve")), viewer);

        Assert.Equal((GlobalId.Of(source), GlobalId.Of(whole.Id)), (split.Subject, merge.Subject));
        Assert.Equal([parts[0].Id, parts[1].Id], (await Goal(source, viewer)).Became.AsEnumerable());
        Assert.Equal([whole.Id], (await Goal(parts[1].Id, viewer)).Became.AsEnumerable());
        Assert.Equal(["Tieto hakijalle", "Tieto asukkaalle"], (await Goal(whole.Id, viewer)).Origins.Select(origin => origin.Wording.Title.Value));
        Assert.Equal([source, parts[0].Id, whole.Id, parts[1].Id], (await network.Services.Board(project).Read(viewer))!.Goals.AsEnumerable());
    }

    [Fact]
    public async Task Of_those_who_merge_one_goal_at_once_exactly_one_wins()
    {
        var (project, viewer) = await network.NewProject();
        var goals = await network.StartedGoals(project, viewer, "Yhteinen", "A", "B", "C", "D");
        using var second = await network.StartSilo(network.Clock);
        IServiceProvider[] processes = [network.Services, second.Services];
        foreach (var grains in processes)
        {
            Assert.NotNull(await grains.Goal(goals[0]).Read(viewer));
        }

        var before = await network.EventCount();
        var merges = goals.Skip(1).Select(other => (Other: other, Into: network.NewGoal("Yhdessä"))).ToList();
        var outcomes = await Task.WhenAll(merges.Select((merge, number) => processes[number % 2].Board(project).Decide(
            Ask.Merge([new(goals[0]), new(merge.Other)], merge.Into, Because("Sama asia")), new CommandContext(viewer))));

        var winner = merges[Array.FindIndex(outcomes, outcome => outcome.Refusals.IsEmpty)];
        Assert.Single(outcomes, outcome => outcome.Refusals.IsEmpty);
        Assert.All(outcomes.SelectMany(outcome => outcome.Refusals), refusal => Assert.Equal(RefusalCode.Invalid, refusal.Code));
        Assert.Equal([winner.Into.Id], (await Goal(goals[0], viewer)).Became.AsEnumerable());
        Assert.Equal(before + 4, await network.EventCount());
    }

    [Fact]
    public async Task A_goal_that_moved_unseen_by_this_process_is_read_again_before_it_is_split()
    {
        var (project, viewer) = await network.NewProject();
        var source = (await network.StartedGoals(project, viewer, "Alkutavoite"))[0];
        using var second = await network.StartSilo(network.Clock);
        var there = second.Services;
        Assert.NotNull(await there.Goal(source).Read(viewer));
        await network.Granted(source, Ask.Revise(Because("Opittiin"), Text.Of("Selkeämpi", Language.Fi)), viewer);

        NewGoal[] parts = [network.NewGoal("A"), network.NewGoal("B")];
        NetworkFixture.Accepted(await there.Board(project).Decide(Ask.Split(source, null, [.. parts], Because("Kaksi")), new CommandContext(viewer)));

        var origin = Assert.Single((await there.Goal(parts[0].Id).Read(viewer))!.Origins);
        Assert.Equal((1, "Selkeämpi"), (origin.Revision, origin.Wording.Title.Value));
    }

    [Fact]
    public async Task A_split_that_a_moved_goal_forbids_writes_nothing_anywhere()
    {
        var (project, viewer) = await network.NewProject();
        var source = (await network.StartedGoals(project, viewer, "Alkutavoite"))[0];
        using var second = await network.StartSilo(network.Clock);
        var there = second.Services;
        Assert.NotNull(await there.Goal(source).Read(viewer));
        await network.Granted(source, Ask.Drop(Because("Riitti")), viewer);
        var before = await network.EventCount();

        NewGoal[] parts = [network.NewGoal("A"), network.NewGoal("B")];
        var split = Ask.Split(source, 1, [.. parts], Because("Kaksi"));
        var refused = await there.Board(project).Decide(split, new CommandContext(viewer, null, "split-1", "fingerprint"));

        Assert.Equal(RefusalCode.Conflict, Assert.Single(refused.Refusals).Code);
        Assert.Equal(before, await network.EventCount());
        Assert.Null(await there.Goal(parts[0].Id).Read(viewer));
        Assert.Equal([source], (await there.Board(project).Read(viewer))!.Goals.AsEnumerable());
    }

    [Fact]
    public async Task A_repeated_split_answers_the_first_and_starts_no_more_goals()
    {
        var (project, viewer) = await network.NewProject();
        var source = (await network.StartedGoals(project, viewer, "Alkutavoite"))[0];
        var context = new CommandContext(viewer, null, "split-again", "fingerprint");
        var outcomes = new List<Outcome>();
        for (var i = 0; i < 2; i++)
        {
            var split = Ask.Split(source, 1, [network.NewGoal("A"), network.NewGoal("B")], Because("Kaksi"));
            outcomes.Add(NetworkFixture.Accepted(await network.Services.Board(project).Decide(split, context)));
        }

        Assert.Equal((outcomes[0].Subject, outcomes[0].Position), (outcomes[1].Subject, outcomes[1].Position));
        Assert.Equal(3, (await network.Services.Board(project).Read(viewer))!.Goals.Length);
        Assert.Single((await Goal(source, viewer)).Revisions);
    }

    [Fact]
    public async Task A_repeat_names_the_uncertainty_and_the_solution_that_the_first_made()
    {
        var (project, viewer) = await network.NewProject();
        var board = network.Services.Board(project);
        var open = Ask.Open(Text.Of("Kuka käyttää?", Language.Fi));
        var park = Ask.Park(new ParkedIdea(Text.Of("Sovellus", Language.Fi)));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                GlobalId.Of(new UncertaintyId(project, 1)),
                NetworkFixture.Accepted(await board.Decide(open, new CommandContext(viewer, null, "open-1", "fingerprint"))).Subject);
            Assert.Equal(
                GlobalId.Of(new ParkedSolutionId(project, 1)),
                NetworkFixture.Accepted(await board.Decide(park, new CommandContext(viewer, null, "park-1", "fingerprint"))).Subject);
        }

        var read = (await board.Read(viewer))!;
        Assert.Single(read.Uncertainties);
        Assert.Single(read.ParkedSolutions);
    }

    [Fact]
    public async Task Many_who_put_things_on_one_board_at_once_lose_nothing()
    {
        var (project, viewer) = await network.NewProject();
        using var second = await network.StartSilo(network.Clock);
        IServiceProvider[] processes = [network.Services, second.Services];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => processes[number % 2].Board(project).Decide(
            number % 3 == 0 ? Ask.Start(network.NewGoal($"Tavoite {number}")) : Ask.Open(Text.Of($"Kysymys {number}", Language.Fi)),
            new CommandContext(viewer))));

        Assert.All(outcomes, outcome => NetworkFixture.Accepted(outcome));
        await network.Services.Board(project).CatchUp();
        var board = (await network.Services.Board(project).Read(viewer))!;
        Assert.Equal((6, 10, 17), (board.Goals.Length, board.Uncertainties.Length, board.Version));
        Assert.Equal(Enumerable.Range(1, 10), board.Uncertainties.Select(uncertainty => uncertainty.Id.Number));
    }

    [Fact]
    public async Task A_connection_killed_in_the_middle_leaves_nothing_half_done_and_the_repeat_does_it_once()
    {
        var (project, viewer) = await network.NewProject();
        var source = (await network.StartedGoals(project, viewer, "Alkutavoite"))[0];
        var before = await network.EventCount();
        var split = Ask.Split(source, 1, [network.NewGoal("A"), network.NewGoal("B")], Because("Kaksi"));
        var context = new CommandContext(viewer, null, "killed", "fingerprint");
        await using var journal = await network.Database.OpenJournal(new JournalOptions { RetryFor = TimeSpan.Zero });
        using var silo = await network.StartSilo(network.Clock, journal);
        var board = silo.Services.Board(project);
        Assert.NotNull(await board.Read(viewer));

        await using (await TableHeld())
        {
            var killed = board.Decide(split, context);
            await KillWhoWaits(until: killed);
            await Assert.ThrowsAsync<JournalUnavailableException>(() => killed);
        }

        Assert.Equal(before, await network.EventCount());
        Assert.Equal([source], (await board.Read(viewer))!.Goals.AsEnumerable());
        Assert.Equal(GoalStatus.Active, (await Goal(source, viewer)).Status);

        NetworkFixture.Accepted(await board.Decide(split, context));
        NetworkFixture.Accepted(await board.Decide(split, context));
        Assert.Equal(before + 5, await network.EventCount());
        await silo.StopAsync();
    }

    /// <summary>Holds the table of goals, so that whoever writes a goal waits in the middle of the transaction.</summary>
    async Task<NpgsqlConnection> TableHeld()
    {
        var connection = await network.Database.DataSource.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("begin; lock table network.goal in access exclusive mode", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Ends every connection that waits for a lock, until a task has ended.</summary>
    async Task KillWhoWaits(Task until)
    {
        await using var kill = network.Database.DataSource.CreateCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        while (!until.IsCompleted)
        {
            await kill.ExecuteNonQueryAsync();
        }
    }

    async Task<Goal> Goal(GoalId id, Viewer viewer)
    {
        // Another process may have written last.
        await network.Services.Goal(id).CatchUp();
        return (await network.Services.Goal(id).Read(viewer))!;
    }
}
