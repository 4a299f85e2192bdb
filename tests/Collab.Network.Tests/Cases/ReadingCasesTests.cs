using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;

namespace Collab.Network.Tests.Cases;

/// <summary>Lists, pages and histories as portals read them.</summary>
public class ReadingCasesTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    readonly Portal _portal = network.Portal;

    [Fact]
    public async Task The_page_after_a_goal_that_was_dropped_meanwhile_goes_on_behind_it()
    {
        var (project, viewer) = await network.NewProject();
        var goals = await network.StartedGoals(project, viewer, "1", "2", "3", "4", "5", "6");
        var page = await Goals(viewer, project, "first: 2");
        Assert.Equal(["1", "2"], Titles(page));
        await network.Granted(goals[1], new DropGoal(GoalSetup.Because("Ei enää")), viewer);

        var after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        Assert.Equal(["3", "4"], Titles(await Goals(viewer, project, $"first: 2, after: \"{after}\"")));
        Assert.Equal(["1"], Titles(await Goals(viewer, project, $"last: 2, before: \"{after}\"")));
        Assert.Equal(5, (await Goals(viewer, project, "first: 2")).GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("goals(after: \"garbage\") { totalCount }")]
    [InlineData("goals(status: [ACTIVE], before: \"garbage\") { totalCount }")]
    [InlineData("uncertainties(after: \"garbage\") { totalCount }")]
    [InlineData("uncertainties(status: [OPEN], after: \"7\") { totalCount }")]
    [InlineData("parkedSolutions(waiting: true, after: \"0\") { totalCount }")]
    [InlineData("history(after: \"garbage\") { totalCount }")]
    [InlineData("history(after: \"0\") { totalCount }")]
    [InlineData("history(before: \"99999\") { totalCount }")]
    [InlineData("history(after: \"01\") { totalCount }")]
    [InlineData("goalBoard { history(after: \"-1\") { totalCount } }")]
    [InlineData("goals { nodes { revisions(after: \"9\") { totalCount } } }")]
    [InlineData("goals { nodes { actions(after: \"x\") { totalCount } } }")]
    [InlineData("goals { nodes { keyResults { checkIns(after: \"x\") { totalCount } } } }")]
    [InlineData("owner { projects(after: \"x\") { totalCount } }")]
    public async Task A_cursor_that_is_none_is_refused_in_every_list(string field)
    {
        var (project, viewer) = await network.NewProject();
        await network.Granted(project, new StartGoal(network.NewGoal("Tavoite", GivenGoal.Days)), viewer);
        Assert.Equal("BAD_USER_INPUT", Code(await _portal.Ask(viewer, $"{{ project(id: \"{GlobalId.Of(project)}\") {{ {field} }} }}")));
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_order_is_refused()
    {
        var (_, viewer) = await network.NewProject();
        await network.NewProject();
        var cursor = (await _portal.Data(viewer, "{ projects(first: 1, orderBy: RECENTLY_CHANGED) { pageInfo { endCursor } } }"))
            .GetProperty("projects").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        Assert.Null(Code(await _portal.Ask(viewer, $"{{ projects(orderBy: RECENTLY_CHANGED, after: \"{cursor}\") {{ totalCount }} }}")));
        foreach (var other in new[] { "projects(orderBy: RECENTLY_STARTED,", "projects(orderBy: TITLE,", "agencies(", "people(", "hashtags(" })
        {
            Assert.Equal("BAD_USER_INPUT", Code(await _portal.Ask(viewer, $"{{ {other} after: \"{cursor}\") {{ totalCount }} }}")));
        }

        Assert.Equal("BAD_USER_INPUT", Code(await _portal.Ask(viewer, $"{{ projects(orderBy: RECENTLY_CHANGED, after: \" {cursor}\") {{ totalCount }} }}")));
    }

    [Fact]
    public async Task Nothing_that_a_visitor_reads_of_a_public_project_names_a_person()
    {
        var (project, viewer) = await network.NewProject(ProjectAudience.Public);
        var person = viewer.Person!.Value;
        var goal = (await network.StartedGoals(project, viewer, "Tavoite"))[0];
        var other = await network.Person(viewer.Agencies[0]);
        await network.Granted(project, new AddTeamMember(other, null, null, null, null, TeamTier.Open), viewer);
        await network.Granted(goal, new AddAction(new ActionDefinition(Text.Of("Tehdään", Language.Fi), other, null, ActionStatus.Planned)), viewer);
        await network.Granted(
            goal, new ReviseGoal(new Grounds(Text.Of("Syy", Language.Fi), [], new Decider(other)), Text.Of("Toinen", Language.Fi)), viewer);
        var visitor = Viewer.Visitor();
        const string Everything = """
            query ($id: ID!) {
              project(id: $id) {
                history { nodes { data author { id } } } goalBoard { history { nodes { data } } }
                team { person { id } } uncertainties { nodes { openedBy { id } } }
                goals { nodes {
                  history { nodes { data author { id } } } actions { nodes { owner { id } } }
                  revisions { nodes { author { id } decidedBy { person { id } } } }
                } }
              }
            }
            """;

        foreach (var id in new[] { person, other })
        {
            var seen = (await _portal.Data(viewer, Everything, new { id = GlobalId.Of(project) })).GetRawText();
            Assert.Contains(id.Key(), seen, StringComparison.Ordinal);
            var read = (await _portal.Data(visitor, Everything, new { id = GlobalId.Of(project) })).GetRawText();
            Assert.DoesNotContain(id.Key(), read, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(GlobalId.Of(id), read, StringComparison.Ordinal);
            Assert.Contains("\"tier\":\"open\"", read, StringComparison.Ordinal);
        }

        var after = (await _portal.Data(visitor, "{ latestCursor }")).GetProperty("latestCursor").GetString();
        await network.Granted(project, new RemoveTeamMember(other), viewer);
        await using var listener = _portal.Listen(
            visitor, "subscription ($of: ID!, $after: Cursor) { changes(of: $of, after: $after) { entry { data type } } }", new { of = GlobalId.Of(project), after });
        var told = (await listener.Next()).GetRawText();
        Assert.Contains("project-team-member-left", told, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Key(), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_listed_and_found_by_words_of_their_names()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency, NetworkRole.Administrator);
        var input = new { agencies = new[] { GlobalId.Of(agency) } };
        foreach (var name in new[] { "Åke Öhman", "Aino Virtanen", "Zelda Öhman", "İlkay 100%" })
        {
            await _portal.Change(viewer, "registerPerson", new { name, input.agencies });
        }

        await _portal.Change(viewer, "registerPerson", new { input.agencies });
        Assert.Equal(["Zelda Öhman", "Åke Öhman"], await Names("search: \"öhman\""));
        Assert.Equal(["Åke Öhman"], await Names("search: \" ÖHM  åk \""));
        Assert.Equal(["İlkay 100%"], await Names("search: \"100%\""));
        Assert.Empty(await Names("search: \"_\""));
        var all = await Names("");
        Assert.Equal(["Aino Asiantuntija", "Aino Virtanen", "İlkay 100%", "Zelda Öhman", "Åke Öhman", ""], all);

        var read = new List<string>();
        string? after = null;
        do
        {
            var page = (await _portal.Data(viewer, $"query ($after: Cursor) {{ people(agency: \"{GlobalId.Of(agency)}\", first: 2, after: $after) {{ totalCount nodes {{ name }} pageInfo {{ endCursor hasNextPage }} }} }}", new { after })).GetProperty("people");
            Assert.Equal(all.Length, page.GetProperty("totalCount").GetInt32());
            read.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").ToString()));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        Assert.Equal(all, read);

        var visitors = await _portal.Data(Viewer.Visitor(), "{ people { totalCount nodes { name } } }");
        Assert.Equal("""{"totalCount":0,"nodes":[]}""", visitors.GetProperty("people").GetRawText());

        async Task<string[]> Names(string arguments)
        {
            var people = await _portal.Data(viewer with { Language = Language.Fi }, $"{{ people(agency: \"{GlobalId.Of(agency)}\" {arguments}) {{ nodes {{ name }} }} }}");
            return [.. people.GetProperty("people").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").ToString())];
        }
    }

    [Fact]
    public async Task Hashtags_in_use_are_listed_as_far_as_their_projects_may_be_read()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        await network.Started(viewer, ProjectSetup.Start(agency) with { Hashtags = ["#Xylo", "xylofoni"], Audience = ProjectAudience.Public });
        await network.Started(viewer, ProjectSetup.Start(agency) with { Hashtags = ["xylo"], Audience = ProjectAudience.Network });
        await network.Started(viewer, ProjectSetup.Start(agency) with { Hashtags = ["xylosalainen"], Audience = ProjectAudience.Team });
        viewer = await network.Viewer(viewer.Person!.Value);
        var stranger = await network.NewViewer(await network.Agency());

        Assert.Equal(["xylo 2", "xylofoni 1", "xylosalainen 1"], await Hashtags(viewer, "startingWith: \"#XYLO\""));
        Assert.Equal(["xylo 2", "xylofoni 1"], await Hashtags(stranger, "startingWith: \"xy\""));
        Assert.Equal(["xylo 1", "xylofoni 1"], await Hashtags(Viewer.Visitor(), "startingWith: \"xy\""));
        Assert.Empty(await Hashtags(viewer, "startingWith: \"xy%\""));

        var first = (await _portal.Data(viewer, "{ hashtags(startingWith: \"xy\", first: 1) { totalCount nodes { name } pageInfo { endCursor hasNextPage } } }")).GetProperty("hashtags");
        Assert.Equal((3, true), (first.GetProperty("totalCount").GetInt32(), first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
        var cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        Assert.Equal(["xylofoni 1", "xylosalainen 1"], await Hashtags(viewer, $"startingWith: \"xy\", after: \"{cursor}\""));
        Assert.Equal(["xylosalainen 1"], await Hashtags(viewer, "startingWith: \"xy\", last: 1"));
        Assert.Equal("BAD_USER_INPUT", Code(await _portal.Ask(viewer, "{ hashtags(after: \"garbage\") { totalCount } }")));

        async Task<string[]> Hashtags(Viewer by, string arguments)
        {
            var found = await _portal.Data(by, $"{{ hashtags({arguments}) {{ nodes {{ name projects }} }} }}");
            return [.. found.GetProperty("hashtags").GetProperty("nodes").EnumerateArray().Select(node => $"{node.GetProperty("name")} {node.GetProperty("projects")}")];
        }
    }

    [Fact]
    public async Task A_whole_project_page_with_ordinary_page_sizes_is_within_the_limit()
    {
        var (project, viewer) = await network.NewProject();
        const string Page = """
            query ($id: ID!) {
              project(id: $id) {
                id slug title { ...T } challenge { ...T } owner { name { ...T } } participants { name { ...T } } missingFromTeam { name { ...T } } hashtags viewerCan
                team { viewerCan tier role { ...T } person { name picture agencies { name { ...T } } } agency { name { ...T } } }
                kickOff { startsAt place { ...T } } baseline { ...T } workingAgreements { number text { ...T } }
                status { summary { ...T } next { ...T } lately { count at description { ...T } } }
                goals(first: 20) { totalCount nodes {
                  id title { ...T } text { ...T } status viewerCan
                  revisions(first: 20) { nodes { number reason { ...T } author { name } decidedBy { person { name } group { ...T } } } }
                  keyResults { viewerCan title { ...T } now to progress checkIns(first: 20) { nodes { value date note { ...T } author { name } } } }
                  actions(first: 20) { nodes { viewerCan title { ...T } due status owner { name } } }
                } }
                uncertainties(first: 20) { nodes { text { ...T } status openedBy { name } closing { words { ...T } author { name } } } }
                parkedSolutions(first: 20) { nodes { title { ...T } parkedBy { name } takenUp { goal { title { ...T } } author { name } } } }
                history(first: 20) { nodes { at description { ...T } author { name } } }
              }
            }
            fragment T on Text { value language all { value language } }
            """;
        await _portal.Data(viewer, Page, new { id = GlobalId.Of(project) });
    }

    async Task<JsonElement> Goals(Viewer viewer, ProjectId project, string page)
        => (await _portal.Data(viewer, $"{{ project(id: \"{GlobalId.Of(project)}\") {{ goals(status: [ACTIVE], {page}) {{ totalCount nodes {{ title {{ value }} }} pageInfo {{ endCursor }} }} }} }}"))
            .GetProperty("project").GetProperty("goals");

    static string[] Titles(JsonElement page) => [.. page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("title").GetProperty("value").ToString())];

    static string? Code(JsonElement answer)
        => answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
