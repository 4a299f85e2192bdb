using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>The things of other modules that a command names, each with the input field that names it.</summary>
static class ProjectReferences
{
    public static IEnumerable<(string Path, AgencyId Agency)> Agencies(ProjectCommand command) => command switch
    {
        StartProject start => Named("owner", start.Owner).Concat(start.Participants.Select(agency => ("participants", agency))),
        InviteAgency invite => [("agency", invite.Agency)],
        AddTeamMember add => Named("agency", add.Agency),
        EditTeamMember edit => Named("agency", edit.Agency),
        _ => [],
    };

    /// <summary>The person whom a command takes into the team; null when it takes nobody.</summary>
    /// <param name="command">The command.</param>
    /// <param name="viewer">The person who asks.</param>
    public static PersonId? Newcomer(ProjectCommand command, PersonId? viewer) => command switch
    {
        StartProject => viewer,
        AddTeamMember add => add.Person,
        _ => null,
    };

    static IEnumerable<(string Path, AgencyId Agency)> Named(string path, AgencyId? agency) => agency is { } id ? [(path, id)] : [];
}
