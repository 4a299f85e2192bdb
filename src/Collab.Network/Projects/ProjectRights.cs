namespace Collab.Network.Projects;

/// <summary>What a viewer may do with a project and everything in it. The default is nothing: absent and hidden look alike.</summary>
/// <param name="MayRead">Whether they may read it.</param>
/// <param name="MayEdit">Whether they may change it; only with <paramref name="MayRead"/>.</param>
public readonly record struct ProjectRights(bool MayRead, bool MayEdit)
{
    /// <summary>Whether roles or agencies of the person may have decided, or may yet decide what only some on the team may do; otherwise it was the team alone.</summary>
    public bool RestsOnPerson { get; init; }
}
