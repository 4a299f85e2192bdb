using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Collab.Network.Tests.Projects;

/// <summary>Shorthand for tests that ask project grains.</summary>
static class ProjectSetup
{
    public static StartProject Start(AgencyId owner, string title = "Tiedolla johtaminen", ProjectAudience audience = ProjectAudience.Network)
        => new(Text.Of(title, Language.Fi), null, owner, [], audience, []);

    public static AggregateInProcess<ProjectId, Project, ProjectEvent, ProjectCommand> Project(this NetworkFixture network, ProjectId id) => network.Services.Project(id);

    /// <summary>A project that was started by a viewer.</summary>
    public static async Task<ProjectId> Started(this NetworkFixture network, Viewer by, StartProject start)
    {
        var id = network.NewId<ProjectId>();
        NetworkFixture.Accepted(await network.Project(id).Decide(start, new CommandContext(by)));
        return id;
    }

    /// <summary>Asks a project for something that it grants.</summary>
    public static async Task<Outcome> Granted(this NetworkFixture network, ProjectId project, ProjectCommand command, Viewer by)
        => NetworkFixture.Accepted(await network.Project(project).Decide(command, new CommandContext(by)));
}
