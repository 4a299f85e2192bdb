namespace Collab.Network.Projects;

/// <summary>How closely somebody belongs to a team.</summary>
enum TeamTier
{
    /// <summary>Works in the project all along, and says who is on the team.</summary>
    Core,

    /// <summary>Comes along when it suits.</summary>
    Open,
}
