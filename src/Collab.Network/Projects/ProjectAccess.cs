using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;

namespace Collab.Network.Projects;

/// <summary>Who may read a project, decided from its state.</summary>
static class ProjectAccess
{
    /// <summary>A project as a viewer may see it; null when it is not there, or not for them, which take equally long.</summary>
    public static ValueTask<Project?> FindProject(this AggregateCopies copies, ProjectId id, Viewer viewer)
    {
        var found = copies.Find<ProjectId, Project>(id);
        return !found.IsCompletedSuccessfully ? Await(copies, id, found, viewer)
            : found.Result is not { } project || project.VisibleTo(viewer) is not null ? found
            : copies.Hide<ProjectId, Project>(id, wasRead: false);

        static async ValueTask<Project?> Await(AggregateCopies copies, ProjectId id, ValueTask<Project?> found, Viewer viewer)
            => await found is not { } project ? null : project.VisibleTo(viewer) ?? await copies.Hide<ProjectId, Project>(id, wasRead: true);
    }

    /// <summary>The project of something that was found, when the viewer may read it. Whoever found it by an id hides what it belongs to themselves.</summary>
    public static ValueTask<Project?> FindProjectOf(this AggregateCopies copies, ProjectId id, Viewer viewer)
    {
        var found = copies.Find<ProjectId, Project>(id);
        return found.IsCompletedSuccessfully ? ValueTask.FromResult(found.Result.VisibleTo(viewer)) : Await(found, viewer);

        static async ValueTask<Project?> Await(ValueTask<Project?> found, Viewer viewer) => (await found).VisibleTo(viewer);
    }

    /// <summary>A project when the viewer may read it.</summary>
    public static Project? VisibleTo(this Project? project, Viewer viewer) => project?.RightsOf(viewer).MayRead == true ? project : null;
}

/// <summary>What a viewer may do with a project and everything in it. The default is nothing: absent and hidden look alike.</summary>
/// <param name="MayRead">Whether they may read it.</param>
/// <param name="MayEdit">Whether they may change it; only with <paramref name="MayRead"/>.</param>
readonly record struct ProjectRights(bool MayRead, bool MayEdit)
{
    /// <summary>Whether the project has ended: until it is reopened nothing in it changes, whoever may edit it, but what was learnt.</summary>
    public bool IsClosed { get; init; }

    /// <summary>
    /// Whether these rights rest on the person's roles or agencies, so that what is written by them is refused when those have changed since (<see cref="DecisionReads.GuardPerson"/>). False when the
    /// team alone gave them: the person is on it and has no role in the network. True also on the team with a role, for a role decides there who may manage the team.
    /// </summary>
    public bool RestsOnPerson { get; init; }

    /// <summary>Whether they may change what is in it now.</summary>
    public bool MayWork => MayEdit && !IsClosed;

    /// <summary>Why a command on something in the project is refused; null when it is not.</summary>
    /// <param name="path">The input field that names what a viewer who may not read is told is not there.</param>
    /// <param name="forbidden">The refusal of a viewer who may read but not edit.</param>
    public Refusal? Refuse(string path, Func<Refusal> forbidden)
        => !MayRead ? Refusal.NotFound(path)
            : !MayEdit ? forbidden()
            : IsClosed ? Closed()
            : null;

    /// <summary>The one refusal of whatever is asked of a project that has ended, or of anything in it.</summary>
    public static Refusal Closed()
        => Refusal.Invalid(
            "",
            "Projekti on päättynyt. Avaa se ensin uudelleen; opit ja suosituksen voi kirjata avaamattakin.",
            "Projektet är avslutat. Öppna det först på nytt; lärdomar och rekommendation kan skrivas även utan det.",
            "The project is closed. Reopen it first; lessons and recommendation can be written without reopening.");
}
