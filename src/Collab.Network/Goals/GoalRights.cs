using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>Goals and the board they stand on are as readable as their project, and changed by those who may change it.</summary>
static class GoalRights
{
    /// <summary>What a viewer may do with a project's goals, decided from the project's state, which guards what is written by that right.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="id">The project.</param>
    /// <param name="reads">What the decision reads.</param>
    public static async ValueTask<ProjectRights> Of(Viewer viewer, ProjectId id, DecisionReads reads)
    {
        var rights = (await reads.Guard(Project.Aggregate, id))?.RightsOf(viewer) ?? default;
        if (rights.RestsOnPerson)
        {
            reads.GuardPerson();
        }

        return rights;
    }
}
