using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Collab.Network.Tests.Projects;

public class ProjectListTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string Page = """
        query ($filter: ProjectFilter, $orderBy: ProjectOrder! = RECENTLY_STARTED, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
          projects(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
            totalCount
            edges { cursor node { title { value } } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
        """;

    readonly Portal _portal = network.Portal;

    [Fact]
    public async Task Pages_lose_and_repeat_nothing_while_projects_come_in()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        await Start(viewer, agency, "a", "b", "c", "d", "e");

        var first = await List(viewer, new { filter = Of(agency), first = 2 });
        await Start(viewer, agency, "f");
        var second = await List(viewer, new { filter = Of(agency), first = 2, after = End(first) });
        await Start(viewer, agency, "g");
        var third = await List(viewer, new { filter = Of(agency), first = 2, after = End(second) });

        Assert.Equal(["e", "d", "c", "b", "a"], [.. Titles(first), .. Titles(second), .. Titles(third)]);
        Assert.True(second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        Assert.False(third.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        Assert.Equal(7, third.GetProperty("totalCount").GetInt32());
        Assert.Equal(["g", "f"], Titles(await List(viewer, new { filter = Of(agency), last = 5, before = Start(first) })));
        Assert.Equal(["b", "a"], Titles(await List(viewer, new { filter = Of(agency), last = 2 })));
    }

    [Theory]
    [InlineData("TITLE")]
    [InlineData("RECENTLY_STARTED")]
    [InlineData("RECENTLY_CHANGED")]
    public async Task Any_order_read_forwards_is_the_order_read_backwards(string orderBy)
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        await Start(viewer, agency, "ö", "sama", "å", "sama", "z", "ä", "sama");

        var whole = Titles(await List(viewer, new { filter = Of(agency), orderBy, first = 100 }));
        var forwards = await Walk(viewer, cursor => new { filter = Of(agency), orderBy, first = 2, after = cursor }, End);
        var backwards = await Walk(viewer, cursor => new { filter = Of(agency), orderBy, last = 2, before = cursor }, Start);

        Assert.Equal(7, whole.Count);
        Assert.Equal(whole, forwards.SelectMany(page => page));
        Assert.Equal(whole, Enumerable.Reverse(backwards).SelectMany(page => page));
        if (orderBy == "TITLE")
        {
            Assert.Equal(["sama", "sama", "sama", "z", "å", "ä", "ö"], whole);
        }
    }

    [Fact]
    public async Task Filters_meet()
    {
        var agency = await network.Agency();
        var other = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var tagged = await network.Started(viewer, ProjectSetup.Start(agency, "tunnisteella") with { Hashtags = ["#Yhteistyö"], Participants = [other] });
        await network.Granted(tagged, new MoveToPhase(ProjectPhase.Trying), viewer);
        await Start(viewer, agency, "ilman");

        Assert.Equal(["tunnisteella"], Titles(await List(viewer, new { filter = new { hashtag = "YHTEISTYÖ", agency = GlobalId.Of(agency) } })));
        Assert.Equal(["tunnisteella"], Titles(await List(viewer, new { filter = Of(other) })));
        Assert.Equal(["tunnisteella"], Titles(await List(viewer, new { filter = new { agency = GlobalId.Of(agency), phase = "TRYING", hashtag = "#yhteistyö" } })));
        Assert.Equal(["ilman"], Titles(await List(viewer, new { filter = new { agency = GlobalId.Of(agency), phase = "FORMING" } })));
        Assert.Empty(Titles(await List(viewer, new { filter = new { agency = GlobalId.Of(other), phase = "FORMING" } })));

        await network.Granted(tagged, new WithdrawAgency(other), viewer);
        Assert.Empty(Titles(await List(viewer, new { filter = Of(other) })));
    }

    [Fact]
    public async Task The_one_that_changed_last_comes_first()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        await Start(viewer, agency, "vanha");
        network.Clock.Advance(TimeSpan.FromSeconds(1));
        var old = await network.Started(viewer, ProjectSetup.Start(agency, "herää"));
        await Start(viewer, agency, "uusi");
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        await network.Granted(old, new MoveToPhase(ProjectPhase.Understanding), viewer);
        Assert.Equal(["herää", "uusi", "vanha"], Titles(await List(viewer, new { filter = Of(agency), orderBy = "RECENTLY_CHANGED" })));
        Assert.Equal(["uusi", "herää", "vanha"], Titles(await List(viewer, new { filter = Of(agency) })));
    }

    [Theory]
    [InlineData("first: 101", "TOO_LARGE")]
    [InlineData("first: -1", "BAD_USER_INPUT")]
    [InlineData("first: 1, last: 1", "BAD_USER_INPUT")]
    [InlineData("after: \"ei kursori\"", "BAD_USER_INPUT")]
    [InlineData("orderBy: TITLE, after: \"AAAA\"", "BAD_USER_INPUT")]
    public async Task What_is_no_page_is_refused_before_anything_is_read(string arguments, string code)
    {
        var response = await _portal.Ask(Viewer.Visitor(), $"{{ projects({arguments}) {{ nodes {{ id }} }} }}");
        Assert.Equal(code, response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("ei ole")]
    [InlineData("")]
    public async Task What_can_be_no_name_finds_nothing(string name)
    {
        var data = await _portal.Data(
            Viewer.Visitor(),
            "query ($name: String!) { project(slug: $name) { id } projects(filter: { hashtag: $name }) { totalCount nodes { id } } }",
            new { name });
        Assert.Equal("""{"project":null,"projects":{"totalCount":0,"nodes":[]}}""", data.GetRawText());
    }

    async Task Start(Viewer viewer, AgencyId agency, params string[] titles)
    {
        foreach (var title in titles)
        {
            network.Clock.Advance(TimeSpan.FromSeconds(1));
            await network.Started(viewer, ProjectSetup.Start(agency, title));
        }
    }

    async Task<List<List<string>>> Walk(Viewer viewer, Func<string?, object> variables, Func<JsonElement, string?> cursor)
    {
        var pages = new List<List<string>>();
        for (var page = await List(viewer, variables(null)); Titles(page).Count > 0; page = await List(viewer, variables(cursor(page))))
        {
            pages.Add(Titles(page));
        }

        return pages;
    }

    async Task<JsonElement> List(Viewer viewer, object variables) => (await _portal.Data(viewer, Page, variables)).GetProperty("projects");

    static object Of(AgencyId agency) => new { agency = GlobalId.Of(agency) };

    static List<string> Titles(JsonElement page)
        => [.. page.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("title").GetProperty("value").GetString()!)];

    static string? End(JsonElement page) => page.GetProperty("pageInfo").GetProperty("endCursor").GetString();

    static string? Start(JsonElement page) => page.GetProperty("pageInfo").GetProperty("startCursor").GetString();
}
