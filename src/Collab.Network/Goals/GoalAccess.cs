using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.People;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>Goals and the board that they stand on are as readable as their project, and changed by those who may change it.</summary>
static class GoalAccess
{
    /// <summary>A goal as a viewer may see it; null when it is not there, or not for them, which take equally long.</summary>
    public static async ValueTask<Goal?> FindGoal(this AggregateCopies copies, GoalId id, Viewer viewer)
    {
        var finding = copies.Find<GoalId, Goal>(id);
        var wasRead = !finding.IsCompleted;
        return await finding is not { } goal ? null : await copies.Visible(goal, viewer) ?? await copies.Hide<GoalId, Goal>(id, wasRead);
    }

    /// <summary>A goal when the viewer may read it.</summary>
    public static ValueTask<Goal?> Visible(this AggregateCopies copies, Goal? goal, Viewer viewer)
    {
        if (goal is null)
        {
            return ValueTask.FromResult<Goal?>(null);
        }

        var project = copies.FindProjectOf(goal.Project, viewer);
        return project.IsCompletedSuccessfully ? ValueTask.FromResult(project.Result is null ? null : goal) : Await(project, goal);

        static async ValueTask<Goal?> Await(ValueTask<Project?> project, Goal goal) => await project is null ? null : goal;
    }

    /// <summary>A project's board as a viewer may see it; null when nothing was put on it, or it is not for them.</summary>
    public static async ValueTask<GoalBoard?> FindGoalBoard(this AggregateCopies copies, ProjectId project, Viewer viewer)
        => await copies.FindProject(project, viewer) is null ? null : await copies.Find<ProjectId, GoalBoard>(project);

    /// <summary>What a viewer may do with a project's goals, decided from the project's state, which guards what is written by that right.</summary>
    public static async ValueTask<ProjectRights> RightsOf(Viewer viewer, ProjectId id, DecisionReads reads)
    {
        var rights = (await reads.Guard(Project.Aggregate, id))?.RightsOf(viewer) ?? default;
        if (rights.RestsOnPerson)
        {
            reads.GuardPerson();
        }

        return rights;
    }

    /// <summary>A decision as it is, or refusals for those whom the command names and the viewer cannot find.</summary>
    public static async ValueTask<Decision<TEvent>> CheckPeople<TEvent>(Decision<TEvent> decision, object command, Viewer viewer, DecisionReads reads)
    {
        var refusals = new List<Refusal>();
        foreach (var mention in command is IMentionsPeople { Mentions: var mentions } && !decision.Events.IsEmpty ? mentions : [])
        {
            if (!Person.MayBeReadBy(viewer) || await reads.Read(Person.Aggregate, mention.Person) is null)
            {
                refusals.Add(Refusal.NotFound(mention.Path));
            }
        }

        return refusals.Count == 0 ? decision : Decision<TEvent>.Refuse([.. refusals]);
    }
}
