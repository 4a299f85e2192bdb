using Collab.Network.Kernel;

namespace Collab.Network.Access;

/// <summary>
/// Access scopes: what SQL lists and search compare, a row's audience with those that a viewer holds. They are as fresh as the read tables; whether somebody may read
/// or change one aggregate is decided from its state.
/// </summary>
public static class AccessScope
{
    /// <summary>Everybody holds it, signed in or not.</summary>
    public const string Public = "public";

    /// <summary>Everybody who is signed in holds it.</summary>
    public const string Network = "network";

    /// <summary>Those who belong to an agency hold it.</summary>
    /// <param name="agency">The agency.</param>
    public static string Agency(AgencyId agency) => "agency:" + agency.Key();

    /// <summary>The team of a project holds it.</summary>
    /// <param name="project">The project.</param>
    public static string Project(ProjectId project) => "project:" + project.Key();

    /// <summary>One person holds it.</summary>
    /// <param name="person">The person.</param>
    public static string Person(PersonId person) => "person:" + person.Key();

    /// <summary>Those with a role in the whole network hold it. It opens what the role may do, not what others wrote in private.</summary>
    /// <param name="role">The role.</param>
    public static string Role(NetworkRole role) => role switch
    {
        NetworkRole.Administrator => "role:administrator",
        _ => "role:facilitator",
    };
}
