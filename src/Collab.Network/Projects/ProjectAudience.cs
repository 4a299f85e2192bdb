namespace Collab.Network.Projects;

/// <summary>Whom a project and everything in it is for. The team always reads it.</summary>
enum ProjectAudience
{
    /// <summary>Everybody, also those who are not signed in.</summary>
    Public,

    /// <summary>Everybody who is signed in.</summary>
    Network,

    /// <summary>The people of the agency that owns the project and of the agencies that take part.</summary>
    Agencies,

    /// <summary>The team alone.</summary>
    Team,
}
