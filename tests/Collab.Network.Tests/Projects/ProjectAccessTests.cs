using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Projects.ProjectSetup;

namespace Collab.Network.Tests.Projects;

/// <summary>What may not be read looks exactly as if it did not exist.</summary>
public class ProjectAccessTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string Everywhere = """
        query ($project: ID!, $slug: String!, $agency: ID!, $tag: String!, $moment: DateTime!) {
          byId: project(id: $project) { slug }
          bySlug: project(slug: $slug) { id }
          past: project(id: $project, asOf: $moment) { slug }
          node(id: $project) { __typename }
          nodes(ids: [$project]) { __typename }
          projects(filter: { agency: $agency }) { totalCount nodes { slug } pageInfo { hasNextPage startCursor } }
          tagged: projects(filter: { agency: $agency, hashtag: $tag, phase: FORMING }, orderBy: TITLE) { totalCount nodes { slug } }
          agency(id: $agency) { projects(last: 3) { totalCount nodes { slug } } }
          hashtags(startingWith: $tag) { totalCount nodes { name projects } }
          people { totalCount }
          viewerCan
        }
        """;

    readonly Portal _portal = network.Portal;

    [Theory]
    [InlineData(ProjectAudience.Public, true, true, true, true)]
    [InlineData(ProjectAudience.Network, false, true, true, true)]
    [InlineData(ProjectAudience.Agencies, false, false, true, true)]
    [InlineData(ProjectAudience.Team, false, false, false, true)]
    public async Task Each_audience_reads_what_is_for_it_and_finds_nothing_else(
        object audience, bool visitor, bool stranger, bool colleague, bool member)
    {
        var agency = await network.Agency();
        var starter = await network.NewViewer(agency);
        var tag = $"Salaisuus{audience}";
        var id = await network.Started(starter, Start(agency, "Salainen hanke", (ProjectAudience)audience) with { Hashtags = [tag] });
        var slug = (await network.Project(id).Read(starter))!.Slug;
        var viewers = new (Viewer Viewer, bool Reads)[]
        {
            (Viewer.Visitor(), visitor),
            (await network.NewViewer(await network.Agency()), stranger),
            (await network.NewViewer(await network.Agency(), NetworkRole.Facilitator, NetworkRole.Administrator), stranger),
            (await network.NewViewer(agency), colleague),
            (await network.Viewer(starter.Person!.Value), member),
        };

        // The most privileged looks first, so that nothing of theirs is left for the others.
        foreach (var (viewer, reads) in viewers.Reverse())
        {
            var seen = await _portal.Ask(viewer, Everywhere, Variables(GlobalId.Of(id), slug, agency, tag));
            var absent = await _portal.Ask(viewer, Everywhere, Variables(GlobalId.Of(network.NewId<ProjectId>()), "ei-ole", await network.Agency(), "eiole"));
            Assert.Equal(reads, seen.GetRawText().Contains(slug, StringComparison.Ordinal));
            if (reads)
            {
                Assert.Equal(1, seen.GetProperty("data").GetProperty("agency").GetProperty("projects").GetProperty("totalCount").GetInt32());
                Assert.Equal(1, seen.GetProperty("data").GetProperty("tagged").GetProperty("totalCount").GetInt32());
                Assert.Equal(1, seen.GetProperty("data").GetProperty("hashtags").GetProperty("totalCount").GetInt32());
                Assert.Equal(slug, seen.GetProperty("data").GetProperty("past").GetProperty("slug").GetString());
            }
            else
            {
                Assert.Equal(absent.GetRawText(), seen.GetRawText());
            }
        }
    }

    [Fact]
    public async Task An_edit_of_what_is_hidden_is_refused_as_of_what_is_absent()
    {
        var agency = await network.Agency();
        var id = await network.Started(await network.NewViewer(agency), Start(agency, audience: ProjectAudience.Team));
        var stranger = await network.NewViewer(agency);
        foreach (var basedOn in new int?[] { null, 1, 99 })
        {
            var hidden = await Rename(stranger, id, basedOn);
            Assert.Equal("NOT_FOUND", hidden.GetProperty("data").GetProperty("renameProject").GetProperty("errors")[0].GetProperty("code").GetString());
            Assert.Equal((await Rename(stranger, network.NewId<ProjectId>(), basedOn)).GetRawText(), hidden.GetRawText());
        }
    }

    [Fact]
    public async Task History_and_past_of_a_project_are_for_those_who_may_read_it_today()
    {
        var agency = await network.Agency();
        var starter = await network.NewViewer(agency);
        var id = await network.Started(starter, Start(agency, audience: ProjectAudience.Public));
        var open = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        await network.Granted(id, new SetAudience(ProjectAudience.Team), starter);

        var visitor = Viewer.Visitor();
        Assert.Null(await network.Project(id).Read(visitor));
        Assert.Null(await network.Project(id).ReadAsOf(visitor, open));
        Assert.Empty(await network.Project(id).History(visitor, 10));
        Assert.NotNull(await network.Project(id).ReadAsOf(starter, open));
    }

    [Fact]
    public async Task A_persons_projects_are_those_that_the_viewer_may_read()
    {
        var agency = await network.Agency();
        var starter = await network.NewViewer(agency);
        await network.Started(starter, Start(agency, "Näkyvä"));
        await network.Started(starter, Start(agency, "Piilossa", ProjectAudience.Team));
        const string Document = "query ($id: ID!) { person(id: $id) { projects(orderBy: TITLE) { totalCount nodes { title { value } } } } }";
        var id = GlobalId.Of(starter.Person!.Value);

        var own = await _portal.Data(await network.Viewer(starter.Person.Value), Document, new { id });
        var others = await _portal.Data(await network.NewViewer(agency), Document, new { id });
        var visitors = await _portal.Data(Viewer.Visitor(), Document, new { id });

        Assert.Equal(2, own.GetProperty("person").GetProperty("projects").GetProperty("totalCount").GetInt32());
        Assert.Equal("""{"totalCount":1,"nodes":[{"title":{"value":"Näkyvä"}}]}""", others.GetProperty("person").GetProperty("projects").GetRawText());
        Assert.Equal(JsonValueKind.Null, visitors.GetProperty("person").ValueKind);
    }

    [Fact]
    public async Task A_project_narrowed_while_others_read_is_gone_at_once()
    {
        var agency = await network.Agency();
        var starter = await network.NewViewer(agency);
        var id = await network.Started(starter, Start(agency, "Avoin vielä", ProjectAudience.Public));
        const string Document = "query ($agency: ID!) { agency(id: $agency) { projects { totalCount nodes { id } } } }";
        Assert.Contains(GlobalId.Of(id), (await _portal.Data(Viewer.Visitor(), Document, new { agency = GlobalId.Of(agency) })).GetRawText(), StringComparison.Ordinal);

        await network.Granted(id, new SetAudience(ProjectAudience.Agencies), starter);

        var after = await _portal.Data(Viewer.Visitor(), Document, new { agency = GlobalId.Of(agency) });
        Assert.Equal("""{"totalCount":0,"nodes":[]}""", after.GetProperty("agency").GetProperty("projects").GetRawText());
    }

    object Variables(string project, string slug, AgencyId agency, string tag)
        => new { project, slug, agency = GlobalId.Of(agency), tag, moment = network.Clock.GetUtcNow() };

    Task<JsonElement> Rename(Viewer viewer, ProjectId project, int? basedOn)
        => _portal.Ask(
            viewer,
            "mutation ($input: RenameProjectInput!) { renameProject(input: $input) { project { id } cursor errors { code message path yours current } } }",
            new { input = new { project = GlobalId.Of(project), title = new[] { new { value = "Uusi", language = "FI" } }, basedOn } });
}
