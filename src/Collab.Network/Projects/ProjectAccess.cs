using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;

namespace Collab.Network.Projects;

/// <summary>Who may read a project, decided from its state.</summary>
static class ProjectAccess
{
    /// <summary>A project as a viewer may see it; null when it is not there, or not for them.</summary>
    public static ValueTask<Project?> FindProject(this AggregateCopies copies, ProjectId id, Viewer viewer)
    {
        var found = copies.Find<ProjectId, Project>(id);
        return found.IsCompletedSuccessfully ? ValueTask.FromResult(found.Result.VisibleTo(viewer)) : Await(found, viewer);

        static async ValueTask<Project?> Await(ValueTask<Project?> found, Viewer viewer) => (await found).VisibleTo(viewer);
    }

    /// <summary>A project when the viewer may read it.</summary>
    public static Project? VisibleTo(this Project? project, Viewer viewer) => project?.RightsOf(viewer).MayRead == true ? project : null;
}
