using System.Text.Json;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;

namespace Collab.Network.Tests.Cases;

/// <summary>A page of the past shows what a viewer can do now: a command is decided on the present.</summary>
public class PastViewerCanTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string Project = "query ($id: ID!, $then: DateTime!) { project(id: $id, asOf: $then) { team { viewerCan } viewerMayEdit viewerCan } }";
    const string Agency = "query ($id: ID!, $then: DateTime!) { agency(id: $id) { asOf(moment: $then) { viewerCan units { viewerCan } } } }";

    [Fact]
    public async Task Who_has_left_a_team_may_edit_nothing_on_its_page_of_the_past()
    {
        var (project, starter) = await network.NewProject(ProjectAudience.Public);
        var guest = await network.NewViewer(await network.Agency());
        await network.Granted(project, new AddTeamMember(guest.Person!.Value, null, null, null, null, TeamTier.Open), starter);
        var then = Later();
        Assert.True((await Ask(guest)).GetProperty("viewerMayEdit").GetBoolean());
        await network.Granted(project, new RemoveTeamMember(guest.Person.Value), starter);

        var past = await Ask(guest);

        Assert.Equal(2, past.GetProperty("team").GetArrayLength());
        Assert.False(past.GetProperty("viewerMayEdit").GetBoolean());
        Assert.Equal("[]", past.GetProperty("viewerCan").GetRawText());

        async Task<JsonElement> Ask(Access.Viewer viewer)
            => (await network.Portal.Data(viewer, Project, new { id = GlobalId.Of(project), then })).GetProperty("project");
    }

    [Fact]
    public async Task A_unit_that_was_closed_since_can_be_changed_no_more()
    {
        var id = await network.Agency();
        var viewer = await network.NewViewer(id);
        var agency = network.Services.Agency(id);
        NetworkFixture.Accepted(await agency.Decide(new AddUnit(id, GivenProject.Fi("Yksikkö")), new CommandContext(viewer)));
        var then = Later();
        Assert.Equal("""{"viewerCan":["editAgency","addUnit"],"units":[{"viewerCan":["describeUnit","renameUnit","closeUnit"]}]}""", await Ask());
        NetworkFixture.Accepted(await agency.Decide(new CloseUnit(new UnitId(id, 1)), new CommandContext(viewer)));

        Assert.Equal("""{"viewerCan":["editAgency","addUnit"],"units":[{"viewerCan":[]}]}""", await Ask());

        async Task<string> Ask()
            => (await network.Portal.Data(viewer, Agency, new { id = GlobalId.Of(id), then })).GetProperty("agency").GetProperty("asOf").GetRawText();
    }

    /// <summary>The moment, after which an hour passes.</summary>
    DateTimeOffset Later()
    {
        var then = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromHours(1));
        return then;
    }
}
