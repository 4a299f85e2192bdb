using System.Collections.Immutable;
using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Projects.GivenProject;

namespace Collab.Network.Tests.Projects;

public class ViewerTests
{
    [Theory]
    [InlineData(ProjectAudience.Team)]
    [InlineData(ProjectAudience.Agencies)]
    public void A_remembered_scope_opens_nothing(object audience)
    {
        var project = Usual().State! with { AudienceLevel = (ProjectAudience)audience };
        var scoped = AsCarla with { MemberScopes = new KnownScopes([.. project.Audience.Scopes]) };

        Assert.Equal((false, false), (project.RightsOf(scoped).MayRead, project.RightsOf(scoped).MayEdit));
        Assert.True(project.RightsOf(AsAino).MayEdit);
        Assert.True(project.RightsOf(AsAino with { MemberScopes = new KnownScopes() }).MayEdit);
    }

    [Fact]
    public void Who_may_by_the_team_alone_does_not_rest_on_the_person()
    {
        var project = Usual().State!;

        Assert.False(project.RightsOf(AsAino).RestsOnPerson);
        Assert.True(project.RightsOf(AsAino with { Roles = [NetworkRole.Facilitator] }).RestsOnPerson);
        Assert.True(project.RightsOf(AsFacilitator).RestsOnPerson);
    }

    [Fact]
    public async Task A_viewer_travels_between_silos_as_they_are_without_what_only_lists_ask_for()
    {
        var viewer = AsFacilitator with { Version = 7 };
        var scoped = viewer with { MemberScopes = new KnownScopes(AccessScope.Project(Id)) };

        var text = JsonSerializer.Serialize(scoped, DomainJson.Options);
        Assert.Equal(JsonSerializer.Serialize(viewer, DomainJson.Options), text);
        var read = JsonSerializer.Deserialize<Viewer>(text, DomainJson.Options)!;

        Assert.Equal((viewer.Person, viewer.Language, viewer.Version, viewer.IsSystem), (read.Person, read.Language, read.Version, read.IsSystem));
        Assert.Equal(await viewer.Scopes(), await read.Scopes());
        Assert.True(JsonSerializer.Deserialize<Viewer>(JsonSerializer.Serialize(Viewer.System, DomainJson.Options), DomainJson.Options)!.IsSystem);
    }

    sealed class KnownScopes(params ImmutableArray<string> scopes) : IMemberScopes
    {
        public ValueTask<ImmutableArray<string>> Of(PersonId person) => ValueTask.FromResult(scopes);
    }
}
