using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.People;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;
using Microsoft.Extensions.DependencyInjection;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Following;

/// <summary>What one process writes, as another has it that holds the same things in memory.</summary>
public sealed class FollowingTests(NetworkFixture network) : IClassFixture<NetworkFixture>, IAsyncLifetime
{
    NetworkProcess _there = null!;

    public async Task InitializeAsync() => _there = await NetworkProcess.Start(network);

    public async Task DisposeAsync() => await _there.DisposeAsync();

    [Fact]
    public async Task What_another_process_wrote_is_in_the_next_answer()
    {
        var (project, viewer) = await network.NewProject();
        var goal = (await network.StartedGoals(project, viewer, "Vanha"))[0];
        Assert.Equal("Vanha", (await _there.Goal(goal).Read(viewer))!.Wording.Title.Value);

        await _there.Reached(await network.Granted(goal, Ask.Revise(Because("Opittiin"), Text.Of("Uusi", Language.Fi)), viewer));

        Assert.Equal("Uusi", (await _there.Goal(goal).Read(viewer))!.Wording.Title.Value);
    }

    [Fact]
    public async Task A_board_that_was_found_empty_has_what_another_process_put_on_it()
    {
        var (project, viewer) = await network.NewProject();
        Assert.Null(await _there.Board(project).Read(viewer));

        await _there.Reached(await network.Granted(project, Ask.Open(Text.Of("Miksi?", Language.Fi)), viewer));

        Assert.Single((await _there.Board(project).Read(viewer))!.Uncertainties);
    }

    [Fact]
    public async Task What_one_process_changes_together_all_of_it_is_in_the_others_answers()
    {
        var (project, viewer) = await network.NewProject();
        var goals = await network.StartedGoals(project, viewer, "Yksi", "Kaksi");
        foreach (var goal in goals)
        {
            Assert.NotNull(await _there.Goal(goal).Read(viewer));
        }

        var merge = Ask.Merge([.. goals.Select(goal => new GoalToMergeInput(goal))], network.NewGoal("Yhdessä"), Because("Sama asia"));
        await _there.Reached(await network.Granted(project, merge, viewer));

        foreach (var goal in goals)
        {
            Assert.Equal(GoalStatus.Merged, (await _there.Goal(goal).Read(viewer))!.Status);
        }
    }

    [Fact]
    public async Task Goals_that_are_merged_are_read_in_one_round_trip_where_none_is_in_memory()
    {
        var (project, viewer) = await network.NewProject();
        var goals = await network.StartedGoals(project, viewer, "Yksi", "Kaksi", "Kolme", "Neljä");
        var merge = Ask.Merge([.. goals.Select(goal => new GoalToMergeInput(goal))], network.NewGoal("Yhdessä"), Because("Sama asia"));
        var before = _there.Journal.Readings;

        NetworkFixture.Accepted(await _there.Board(project).Decide(merge, new CommandContext(viewer)));

        // The board, its project, and all goals together.
        Assert.Equal(3, _there.Journal.Readings - before);
    }

    [Fact]
    public async Task Who_leaves_a_team_loses_its_scope_also_where_the_project_is_not_in_memory()
    {
        var (project, member) = await network.NewProject(ProjectAudience.Team);
        var guest = await network.Person(await network.Agency());
        await _there.Reached(await network.Granted(project, new AddTeamMember(guest, null, null, null, null, TeamTier.Open), member));
        Assert.Contains(AccessScope.Project(project), await (await _there.Viewer(guest))!.Scopes());

        await _there.Reached(await network.Granted(project, new RemoveTeamMember(guest), member));

        Assert.DoesNotContain(AccessScope.Project(project), await (await _there.Viewer(guest))!.Scopes());
    }

    [Fact]
    public async Task Who_loses_a_role_or_an_agency_loses_its_scope_everywhere()
    {
        var agency = await network.Agency();
        await network.Person(agency, NetworkRole.Administrator); // the network keeps one
        var person = await network.Person(agency, NetworkRole.Administrator);
        Assert.Contains(AccessScope.Agency(agency), await (await _there.Viewer(person))!.Scopes());

        var placed = NetworkFixture.Accepted(await network.Services.Person(person).Decide(new PlacePerson([], []), new CommandContext(Viewer.System)));
        await _there.Reached(placed);

        var left = await _there.Viewer(person);
        Assert.Equal([AccessScope.Public, AccessScope.Network, AccessScope.Person(person)], await left!.Scopes());
    }

    [Fact]
    public async Task A_profile_is_as_another_process_left_it()
    {
        var person = await network.NewViewer(await network.Agency());
        Assert.Equal("Aino Asiantuntija", (await Profile(person))!.Name);

        var edited = await network.Services.Person(person.Person!.Value).Decide(new EditProfile("Aino Uusi", null, false, null), new CommandContext(person));
        await _there.Reached(NetworkFixture.Accepted(edited));

        Assert.Equal("Aino Uusi", (await Profile(person))!.Name);
    }

    [Fact]
    public async Task While_it_cannot_be_read_what_was_marked_the_thing_is_not_told_as_it_was()
    {
        var (project, viewer) = await network.NewProject();
        Assert.NotNull(await _there.Project(project).Read(viewer));
        _there.Journal.IsBroken = true;
        await _there.Reached(await network.Granted(project, new SetHashtags(["uusi"]), viewer));

        await Assert.ThrowsAsync<JournalUnavailableException>(() => _there.Project(project).Read(viewer).AsTask());
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _there.Project(project).Read(viewer).AsTask());

        _there.Journal.IsBroken = false;
        Assert.Equal("uusi", Assert.Single((await _there.Project(project).Read(viewer))!.Hashtags));
    }

    [Fact]
    public async Task What_is_not_in_memory_stays_away_and_what_is_goes_on_from_what_it_knows()
    {
        var (project, viewer) = await network.NewProject();
        await _there.Project(project).Read(viewer);
        var copies = _there.Services.GetRequiredService<AggregateCopies>().Services.Present;
        var (count, before) = (copies.Count, _there.Journal.Readings);
        await network.NewProject();
        await network.Granted(project, new SetHashtags(["yksi"]), viewer);

        var own = NetworkFixture.Accepted(await _there.Project(project).Decide(new SetHashtags(["kaksi"]), new CommandContext(viewer)));
        await _there.Reached(own);
        var readings = _there.Journal.Readings;
        Assert.Equal((count, before + 1), (copies.Count, readings));

        Assert.Equal("kaksi", Assert.Single((await _there.Project(project).Read(viewer))!.Hashtags));
        Assert.Equal(readings, _there.Journal.Readings);
    }

    [Fact]
    public async Task What_is_to_be_read_first_is_waited_for_but_not_for_ever()
    {
        var (project, viewer) = await network.NewProject();
        var written = (await network.Granted(project, new SetHashtags(["uusi"]), viewer)).Position!.Value;
        var patience = TimeSpan.FromSeconds(3);
        Assert.True(await _there.Follower.Reach(written, patience, default));

        var waiting = _there.Follower.Reach(written with { Transaction = written.Transaction + 1_000_000_000 }, patience, default).AsTask();
        Assert.False(waiting.IsCompleted);
        network.Clock.Advance(patience);

        Assert.False(await waiting);
        Assert.Equal(0, _there.Follower.Waiting);
    }

    [Fact]
    public async Task Nobody_waits_on_for_a_position_that_is_never_written_once_the_request_has_gone()
    {
        using var request = new CancellationTokenSource();
        var waiting = _there.Follower.Reach(new JournalPosition(long.MaxValue, 0), TimeSpan.FromSeconds(3), request.Token).AsTask();
        Assert.Equal(1, _there.Follower.Waiting);
        await request.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, _there.Follower.Waiting);
    }

    async Task<Profile?> Profile(Viewer person)
        => await _there.Services.GetRequiredService<PersonQueries>().Profile((await _there.Person(person.Person!.Value).Read(person))!);
}
