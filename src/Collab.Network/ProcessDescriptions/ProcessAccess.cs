using Collab.Network.Access;
using Collab.Network.Kernel.Copies;
using Collab.Network.Projects;

namespace Collab.Network.ProcessDescriptions;

/// <summary>A process description is as readable as its project.</summary>
static class ProcessAccess
{
    /// <summary>A description when the viewer may read it.</summary>
    public static async ValueTask<ProcessDescription?> Visible(this AggregateCopies copies, ProcessDescription? process, Viewer viewer)
        => process is not null && await copies.FindProject(process.Project, viewer) is not null ? process : null;
}
