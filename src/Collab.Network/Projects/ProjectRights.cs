using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>What a viewer may do with a project and everything in it. The default is nothing: absent and hidden look alike.</summary>
/// <param name="MayRead">Whether they may read it.</param>
/// <param name="MayEdit">Whether they may change it; only with <paramref name="MayRead"/>.</param>
public readonly record struct ProjectRights(bool MayRead, bool MayEdit)
{
    /// <summary>Whether the project has ended: until it is reopened nothing in it changes, whoever may edit it, but what was learnt.</summary>
    public bool IsClosed { get; init; }

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

    /// <summary>Whether roles or agencies of the person may have decided, or may yet decide what only some on the team may do; otherwise it was the team alone.</summary>
    public bool RestsOnPerson { get; init; }
}
