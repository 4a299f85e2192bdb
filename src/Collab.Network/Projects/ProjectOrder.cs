namespace Collab.Network.Projects;

/// <summary>The orders that projects are listed in.</summary>
enum ProjectOrder
{
    /// <summary>The one that changed last comes first.</summary>
    RecentlyChanged,

    /// <summary>The one that started last comes first.</summary>
    RecentlyStarted,

    /// <summary>By title, in the alphabetical order of the viewer's language.</summary>
    Title,
}
