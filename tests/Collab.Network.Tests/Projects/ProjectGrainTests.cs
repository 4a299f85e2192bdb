using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Microsoft.Extensions.DependencyInjection;
using static Collab.Network.Tests.Projects.ProjectSetup;

namespace Collab.Network.Tests.Projects;

public class ProjectGrainTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Fact]
    public async Task A_project_is_read_as_it_was_written()
    {
        var agency = await network.Agency();
        var other = await network.Agency("Toinen");
        var viewer = await network.NewViewer(agency);
        var id = await network.Started(viewer, Start(agency) with { Participants = [other], Hashtags = ["#Tieto"] });

        var project = await network.Project(id).Read(viewer);

        Assert.NotNull(project);
        Assert.Equal(("Tiedolla johtaminen", ProjectPhase.Forming, 2), (project.Title.Value, project.Phase, project.Version));
        Assert.Equal((agency, other, "Tieto"), (project.Owner, Assert.Single(project.Participants), Assert.Single(project.Hashtags)));
        var member = Assert.Single(project.Team);
        Assert.Equal((viewer.Person!.Value, agency, TeamTier.Core), (member.Person, member.Agency!.Value, member.Tier));
    }

    [Fact]
    public async Task Joining_and_leaving_change_the_tokens_at_once()
    {
        var agency = await network.Agency();
        var core = await network.NewViewer(agency);
        var person = await network.Person(await network.Agency());
        var id = await network.Started(core, Start(agency, audience: ProjectAudience.Team));
        Assert.Null(await network.Project(id).Read(await network.Viewer(person)));

        await network.Granted(id, new AddTeamMember(person, null, null, null, null, TeamTier.Open), core);
        var joined = await network.Viewer(person);
        Assert.Contains(AccessScope.Project(id), await joined.Scopes());
        Assert.Equal(new ProjectRights(true, true), await RightsOf(id, joined));

        await network.Granted(id, new RemoveTeamMember(person), core);
        var left = await network.Viewer(person);
        Assert.DoesNotContain(AccessScope.Project(id), await left.Scopes());
        Assert.Equal(default, await RightsOf(id, left));
    }

    [Fact]
    public async Task Who_starts_a_project_for_the_team_alone_reads_it_with_the_tokens_of_before()
    {
        var agency = await network.Agency();
        var starter = await network.NewViewer(agency);
        var id = await network.Started(starter, Start(agency, audience: ProjectAudience.Team));
        Assert.NotNull(await network.Project(id).Read(starter));
    }

    [Fact]
    public async Task What_is_named_must_be_there()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var nobody = network.NewId<AgencyId>();
        var refused = await network.Project(network.NewId<ProjectId>()).Decide(Start(agency) with { Participants = [nobody] }, new CommandContext(viewer));
        Assert.Equal((RefusalCode.NotFound, "participants"), Single(refused));

        var id = await network.Started(viewer, Start(agency));
        Assert.Equal((RefusalCode.NotFound, "agency"), Single(await network.Project(id).Decide(new InviteAgency(nobody), new CommandContext(viewer))));
        var stranger = new AddTeamMember(network.NewId<PersonId>(), null, null, null, null, TeamTier.Core);
        Assert.Equal((RefusalCode.NotFound, "person"), Single(await network.Project(id).Decide(stranger, new CommandContext(viewer))));
    }

    [Fact]
    public async Task The_agency_of_a_newcomer_is_their_own()
    {
        var agency = await network.Agency();
        var other = await network.Agency();
        var core = await network.NewViewer(agency);
        var person = await network.Person(other);
        var id = await network.Started(core, Start(agency) with { Participants = [other] });
        Assert.Equal([other], (await network.Project(id).Read(core))!.MissingFromTeam);

        await network.Granted(id, new AddTeamMember(person, null, null, null, null, TeamTier.Open), core);

        var project = await network.Project(id).Read(core);
        Assert.Equal(other, project!.Member(person)!.Agency);
        Assert.Empty(project.MissingFromTeam);
    }

    [Fact]
    public async Task A_repeat_answers_the_first_outcome_and_starts_no_second_project()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var context = new CommandContext(viewer, null, "start-1", "fingerprint");
        var first = NetworkFixture.Accepted(await network.Project(network.NewId<ProjectId>()).Decide(Start(agency), context));
        var again = NetworkFixture.Accepted(await network.Project(network.NewId<ProjectId>()).Decide(Start(agency), context));
        Assert.Equal((first.Subject, first.Position), (again.Subject, again.Position));

        var other = await network.Project(network.NewId<ProjectId>()).Decide(Start(agency, "Toinen"), context with { Fingerprint = "another" });
        Assert.Equal((RefusalCode.Invalid, "clientMutationId"), Single(other));
    }

    [Fact]
    public async Task A_repeat_that_overtakes_the_first_answer_finds_the_project()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        for (var round = 0; round < 50; round++)
        {
            var context = new CommandContext(viewer, null, $"twice-{round}", "fingerprint");

            var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                var outcome = NetworkFixture.Accepted(await network.Project(network.NewId<ProjectId>()).Decide(Start(agency), context));
                await network.Service<JournalFollower>().Take(outcome, default);
                Assert.True(GlobalId.TryParse<ProjectId>(outcome.Subject!, out var id));
                return await network.Project(id).Read(viewer);
            }));

            Assert.All(found, Assert.NotNull);
        }
    }

    [Fact]
    public async Task Projects_of_one_title_get_addresses_of_their_own()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => network.Started(viewer, Start(agency, "Sama otsikko"))));
        var slugs = await Task.WhenAll(ids.Select(async id => (await network.Project(id).Read(viewer))!.Slug));
        Assert.Equal(8, slugs.Distinct().Count());
        Assert.All(slugs, slug => Assert.Matches("^sama-otsikko-[0-9a-f]{6,}$", slug));
    }

    [Fact]
    public async Task An_exact_address_is_given_to_one_of_those_who_ask_at_once()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var chosen = Start(agency) with { Slug = "oma-valinta", IsSlugExact = true };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => network.Project(network.NewId<ProjectId>()).Decide(chosen, new CommandContext(viewer))));
        Assert.Single(outcomes, outcome => outcome.Refusals.IsEmpty);
        Assert.All(outcomes.Where(outcome => !outcome.Refusals.IsEmpty), outcome => Assert.Equal((RefusalCode.Invalid, "slug"), Single(outcome)));
    }

    [Fact]
    public async Task Two_editors_based_on_one_version_do_not_overwrite_each_other()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var id = await network.Started(viewer, Start(agency));
        var version = (await network.Project(id).Read(viewer))!.Version;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => network.Project(id).Decide(
            new ReviseChallenge(Text.Of($"Haaste {number}", Language.Fi)), new CommandContext(viewer, version))));

        Assert.Single(outcomes, outcome => outcome.Refusals.IsEmpty);
        var written = (await network.Project(id).Read(viewer))!.Challenge!.Value;
        Assert.All(outcomes.SelectMany(outcome => outcome.Refusals), refusal =>
        {
            Assert.Equal((RefusalCode.Conflict, written), (refusal.Code, refusal.Current));
            Assert.StartsWith("Haaste ", refusal.Yours, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_project_can_be_seen_as_it_was()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var before = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromDays(1));
        var id = await network.Started(viewer, Start(agency));
        var started = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromDays(1));
        await network.Granted(id, new MoveToPhase(ProjectPhase.Trying), viewer);

        Assert.Null(await network.Project(id).ReadAsOf(viewer, before));
        Assert.Equal(ProjectPhase.Forming, (await network.Project(id).ReadAsOf(viewer, started))!.Phase);
        Assert.Equal(ProjectPhase.Trying, (await network.Project(id).ReadAsOf(viewer, network.Clock.GetUtcNow()))!.Phase);
        var history = await network.Project(id).History(viewer, 10);
        Assert.Equal(["project-phase-entered", "project-team-member-joined", "project-started"], history.Select(entry => entry.Type));
        Assert.All(history, entry => Assert.Equal(viewer.Person, entry.Author));
    }

    [Fact]
    public async Task A_background_is_outside_the_history_and_goes_with_its_member()
    {
        var agency = await network.Agency();
        var core = await network.NewViewer(agency);
        var person = await network.Person(agency);
        var id = await network.Started(core, Start(agency));
        await network.Granted(id, new AddTeamMember(person, null, null, Text.Of("Kanarialintu neuvonnasta", Language.Fi), null, TeamTier.Open), core);
        Assert.Equal("Kanarialintu neuvonnasta", await Background(id, core, person));
        Assert.Null(await Background(id, Viewer.Visitor(), person));
        var edit = new EditTeamMember(person, null, null, Text.Of("Kanarialintu kirjastosta", Language.Fi), false, null, null);
        Assert.NotNull((await network.Granted(id, edit, core)).Position);
        Assert.Null((await network.Granted(id, edit, core)).Position);
        Assert.Equal("Kanarialintu kirjastosta", await Background(id, core, person));

        var history = await network.Project(id).History(core, 100);
        Assert.DoesNotContain(history, entry => entry.Data.GetRawText().Contains("Kanarialintu", StringComparison.Ordinal));

        await network.Granted(id, new RemoveTeamMember(person), core);
        Assert.Null(await Background(id, core, person));
    }

    [Fact]
    public async Task Many_who_ask_at_once_for_what_is_not_there_all_hear_so_until_it_is()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var id = network.NewId<ProjectId>();
        using var second = await network.StartSilo(network.Clock);
        var there = second.Services.Project(id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => there.Read(viewer).AsTask()));
        Assert.All(answers, Assert.Null);

        NetworkFixture.Accepted(await network.Project(id).Decide(Start(agency), new CommandContext(viewer)));
        await there.CatchUp();

        Assert.NotNull(await there.Read(viewer));
        await second.StopAsync();
    }

    [Fact]
    public async Task Another_process_decides_on_what_this_one_wrote()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var id = await network.Started(viewer, Start(agency));
        using var second = await network.StartSilo(network.Clock);
        var there = second.Services.Project(id);
        Assert.NotNull(await there.Read(viewer));
        await network.Granted(id, new MoveToPhase(ProjectPhase.Defining), viewer);

        // It still holds the version of before: the journal's key sends it back to read.
        NetworkFixture.Accepted(await there.Decide(new RenameProject(Text.Of("Uusi", Language.Fi)), new CommandContext(viewer)));

        var project = await there.Read(viewer);
        Assert.Equal((ProjectPhase.Defining, "Uusi", 4), (project!.Phase, project.Title.Value, project.Version));
        await second.StopAsync();
    }

    async Task<string?> Background(ProjectId project, Viewer viewer, PersonId person)
    {
        var document = "query ($id: ID!) { node(id: $id) { ... on Project { team { person { id } background { value } } } } }";
        var data = await network.Portal.Data(viewer, document, new { id = GlobalId.Of(project) });
        return data.GetProperty("node") is not { ValueKind: JsonValueKind.Object } shownProject ? null : shownProject.GetProperty("team").EnumerateArray()
            .Where(member => member.GetProperty("person") is { ValueKind: JsonValueKind.Object } shown && shown.GetProperty("id").GetString() == GlobalId.Of(person))
            .Select(member => member.GetProperty("background") is { ValueKind: JsonValueKind.Object } background ? background.GetProperty("value").GetString() : null)
            .FirstOrDefault();
    }

    async Task<ProjectRights> RightsOf(ProjectId project, Viewer viewer) => (await network.Project(project).Read(viewer))?.RightsOf(viewer) ?? default;

    static (RefusalCode Code, string Path) Single(Outcome outcome)
    {
        var refusal = Assert.Single(outcome.Refusals);
        return (refusal.Code, string.Join('.', refusal.Path));
    }
}
