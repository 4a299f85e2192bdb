using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;
using Microsoft.Extensions.DependencyInjection;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Changes;

/// <summary>What those who listen to the network are told.</summary>
public class ChangesTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    readonly Portal _portal = network.Portal;

    [Fact]
    public async Task A_listener_hears_what_happens_from_then_on()
    {
        var (project, viewer) = await network.NewProject();
        await using var listener = await Listen(viewer, project);
        var goal = (await network.StartedGoals(project, viewer, "Alkutavoite"))[0];

        Assert.Equal(["goal-started", "goalboard-goal-placed", "goalboard-opened"], (await listener.NextChanges(3)).Select(told => told.Type).Order());

        await network.Granted(goal, Ask.Revise(Because("Opittiin"), Text.Of("Selkeämpi", Language.Fi)), viewer);
        var revised = await listener.NextChange();
        Assert.Equal(("Goal", GlobalId.Of(goal), "goal-reworded", 2), (revised.TypeName, revised.Node, revised.Type, revised.Version));
        Assert.Equal("Selkeämpi", revised.Title);
    }

    [Fact]
    public async Task Without_a_cursor_listening_begins_now()
    {
        var (project, viewer) = await network.NewProject();
        await Say(project, "ennen", viewer);

        // Until it is settled, now is before it: another suite's transaction may hold the end of the journal back.
        await LatestCursor(viewer);
        await using var listener = _portal.Listen(viewer, Listener.Document, new { of = GlobalId.Of(project) });

        var change = listener.NextChange();
        for (var number = 0; !change.IsCompleted; number++)
        {
            await Say(project, $"uutinen {number}", viewer);
        }

        Assert.True((await change).Version > 3);
    }

    [Fact]
    public async Task From_a_cursor_on_every_event_comes_once_and_in_order()
    {
        var (project, viewer) = await network.NewProject();
        var start = await LatestCursor(viewer);
        await using var all = await Listen(viewer, project, start);
        var writing = Enumerable.Range(0, 60).Select(number => network.Granted(project, Ask.Open(Text.Of($"Kysymys {number}", Language.Fi)), viewer));
        await Task.WhenAll(writing);

        // One event for the board itself.
        var whole = await all.NextChanges(61);
        Assert.Equal(Enumerable.Range(1, 61), whole.Select(told => told.Version));
        foreach (var resumeAfter in new[] { 1, 30, 60 })
        {
            await using var again = await Listen(viewer, project, whole[resumeAfter - 1].Cursor);
            Assert.Equal(Enumerable.Range(resumeAfter + 1, 61 - resumeAfter), (await again.NextChanges(61 - resumeAfter)).Select(told => told.Version));
        }
    }

    [Fact]
    public async Task A_mutations_cursor_can_be_gone_on_from()
    {
        var (project, viewer) = await network.NewProject();
        var payload = await _portal.Change(viewer, "updateProjectStatus", new { project = GlobalId.Of(project), summary = new[] { new { value = "Nyt", language = "FI" } } });
        await network.Granted(project, new MoveToPhase(ProjectPhase.Defining), viewer);

        await using var listener = await Listen(viewer, project, payload.GetProperty("cursor").GetString());

        Assert.Equal("project-phase-entered", (await listener.NextChange()).Type);
    }

    [Fact]
    public async Task Who_listens_to_one_thing_hears_of_it_and_what_belongs_to_it_alone()
    {
        var (project, viewer) = await network.NewProject();
        var other = await network.Started(viewer, ProjectSetup.Start((await network.Project(project).Read(viewer))!.Owner));
        var goals = await network.StartedGoals(project, viewer, "Yksi", "Kaksi");
        var start = await LatestCursor(viewer);
        await network.StartedGoals(other, viewer, "Muualla");
        await network.Granted(goals[0], Ask.Drop(Because("Riitti")), viewer);
        await network.Granted(goals[1], Ask.Drop(Because("Riitti")), viewer);
        await network.Granted(project, new SetHashtags(["uusi"]), viewer);

        await using var ofProject = await Listen(viewer, project, start);
        await using var ofGoal = await Listen(viewer, goals[1], start);

        Assert.Equal([GlobalId.Of(goals[0]), GlobalId.Of(goals[1]), GlobalId.Of(project)], (await ofProject.NextChanges(3)).Select(told => told.Node));
        Assert.Equal(GlobalId.Of(goals[1]), (await ofGoal.NextChange()).Node);
    }

    [Fact]
    public async Task What_may_not_be_read_is_not_told_and_joining_and_leaving_count_at_once()
    {
        var (project, member) = await network.NewProject(ProjectAudience.Team);
        var guest = await network.NewViewer(await network.Agency());
        var (open, owner) = await network.NewProject(ProjectAudience.Public);
        await using var listener = await Listen<ProjectId>(guest);

        await Say(project, "ennen", member);
        await Say(open, "kaikille", owner);
        Assert.Equal(GlobalId.Of(open), (await listener.NextChange()).Node);

        await network.Granted(project, new AddTeamMember(guest.Person!.Value, null, null, null, null, TeamTier.Open), member);
        Assert.Equal("project-team-member-joined", (await listener.NextChange()).Type);
        await Say(project, "mukana", member);
        Assert.Equal(GlobalId.Of(project), (await listener.NextChange()).Node);

        await network.Granted(project, new RemoveTeamMember(guest.Person!.Value), member);
        await Say(project, "lähdön jälkeen", member);
        await Say(open, "edelleen kaikille", owner);
        Assert.Equal(GlobalId.Of(open), (await listener.NextChange()).Node);
    }

    [Fact]
    public async Task Narrowing_an_audience_silences_those_outside_it()
    {
        var (project, member) = await network.NewProject(ProjectAudience.Public);
        var (open, owner) = await network.NewProject(ProjectAudience.Public);
        await using var visitor = await Listen<ProjectId>(Viewer.Visitor());
        await Say(project, "kaikille", member);
        Assert.Equal(GlobalId.Of(project), (await visitor.NextChange()).Node);

        await network.Granted(project, new SetAudience(ProjectAudience.Team), member);
        await Say(project, "tiimille", member);
        await Say(open, "kaikille", owner);

        Assert.Equal(GlobalId.Of(open), (await visitor.NextChange()).Node);
    }

    [Fact]
    public async Task What_other_processes_write_is_told_with_the_rights_that_hold_by_then()
    {
        var (project, member) = await network.NewProject(ProjectAudience.Team);
        var (open, owner) = await network.NewProject(ProjectAudience.Public);
        var guest = await network.NewViewer(await network.Agency());
        using var second = await network.StartSilo(network.Clock);
        var there = second.Services;
        await using var listener = await Listen<ProjectId>(guest);
        Task<Outcome> Write(ProjectId id, ProjectCommand command, Viewer by) => there.Project(id).Decide(command, new CommandContext(by));

        NetworkFixture.Accepted(await Write(project, new AddTeamMember(guest.Person!.Value, null, null, null, null, TeamTier.Open), member));
        Assert.Equal("project-team-member-joined", (await listener.NextChange()).Type);
        NetworkFixture.Accepted(await Write(project, new SetHashtags(["muualta"]), member));
        Assert.Equal("muualta", (await listener.NextChange()).Hashtag);
        NetworkFixture.Accepted(await Write(project, new RemoveTeamMember(guest.Person!.Value), member));
        NetworkFixture.Accepted(await Write(project, new SetHashtags(["salaa"]), member));
        NetworkFixture.Accepted(await Write(open, new SetHashtags(["avointa"]), owner));

        Assert.Equal("avointa", (await listener.NextChange()).Hashtag);
        await second.StopAsync();
    }

    [Theory]
    [InlineData("not a cursor", "BAD_USER_INPUT")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "CURSOR_EXPIRED")]
    public async Task A_cursor_that_is_none_of_this_journal_is_refused(string after, string code)
    {
        await using var listener = await Listen<ProjectId>(Viewer.Visitor(), after: after);

        Assert.Equal(code, await listener.NextRefusal());
    }

    [Fact]
    public async Task Listening_to_what_is_no_id_is_refused()
    {
        await using var listener = _portal.Listen(Viewer.Visitor(), Listener.Document, new { of = "???" });

        Assert.Equal("BAD_USER_INPUT", await listener.NextRefusal());
    }

    /// <summary>The cursor after all that was written so far. A transaction elsewhere on the server may hold the end of the journal back for a moment.</summary>
    async Task<string> LatestCursor(Viewer viewer)
    {
        await using var command = network.Database.DataSource.CreateCommand("select transaction, sequence from journal.event order by transaction desc, sequence desc limit 1");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var last = new JournalPosition(reader.GetFieldValue<ulong>(0), reader.GetInt64(1));
        if (await network.Journal.Head(default) < last)
        {
            await network.Journal.Follow(JournalPosition.Start, default).FirstAsync(recorded => recorded.Position >= last);
        }

        return (await _portal.Data(viewer, "{ latestCursor }")).GetProperty("latestCursor").GetString()!;
    }

    Task<Outcome> Say(ProjectId project, string summary, Viewer by) => network.Granted(project, new UpdateStatus(Text.Of(summary, Language.Fi), null), by);

    /// <summary>Listens after a cursor; after this moment when there is none.</summary>
    async Task<Listener> Listen<TId>(Viewer viewer, TId? of = null, string? after = null)
        where TId : struct, IEntityId<TId>
        => _portal.Listen(viewer, Listener.Document, new { of = of is { } id ? GlobalId.Of(id) : null, after = after ?? await LatestCursor(viewer) });

    Task<Listener> Listen(Viewer viewer, ProjectId of, string? after = null) => Listen<ProjectId>(viewer, of, after);

    Task<Listener> Listen(Viewer viewer, GoalId of, string? after = null) => Listen<GoalId>(viewer, of, after);
}
