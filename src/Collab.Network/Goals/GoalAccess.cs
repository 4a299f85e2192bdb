using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>Who may read goals and the board that they stand on: who may read their project.</summary>
static class GoalAccess
{
    /// <summary>A goal as a viewer may see it; null when it is not there, or not for them.</summary>
    public static ValueTask<Goal?> FindGoal(this AggregateCopies copies, GoalId id, Viewer viewer)
    {
        var found = copies.Find<GoalId, Goal>(id);
        return found.IsCompletedSuccessfully ? copies.Visible(found.Result, viewer) : Await(copies, found, viewer);

        static async ValueTask<Goal?> Await(AggregateCopies copies, ValueTask<Goal?> found, Viewer viewer) => await copies.Visible(await found, viewer);
    }

    /// <summary>A goal when the viewer may read it.</summary>
    public static ValueTask<Goal?> Visible(this AggregateCopies copies, Goal? goal, Viewer viewer)
    {
        if (goal is null)
        {
            return ValueTask.FromResult<Goal?>(null);
        }

        var project = copies.FindProject(goal.Project, viewer);
        return project.IsCompletedSuccessfully ? ValueTask.FromResult(project.Result is null ? null : goal) : Await(project, goal);

        static async ValueTask<Goal?> Await(ValueTask<Project?> project, Goal goal) => await project is null ? null : goal;
    }

    /// <summary>A project's board as a viewer may see it; null when nothing was put on it, or it is not for them.</summary>
    public static async ValueTask<GoalBoard?> FindGoalBoard(this AggregateCopies copies, ProjectId project, Viewer viewer)
        => await copies.FindProject(project, viewer) is null ? null : await copies.Find<ProjectId, GoalBoard>(project);
}
