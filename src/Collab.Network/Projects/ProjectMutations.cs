using Collab.Network.Access;

namespace Collab.Network.Projects;

/// <summary>Which mutations a viewer may run on a project and its team. Decided by what the commands are decided by.</summary>
static class ProjectMutations
{
    static readonly string[] Work =
    [
        "renameProject",
        "reviseChallenge",
        "describeBaseline",
        "setProjectHashtags",
        "setProjectAudience",
        "moveProjectToPhase",
        "inviteAgency",
        "planKickOff",
        "updateProjectStatus",
        "closeProject",
        "writeProjectLessons",
    ];

    /// <summary>On the project itself.</summary>
    public static IEnumerable<string> Of(Project project, Viewer viewer) => project.RightsOf(viewer) switch
    {
        { MayEdit: false } => [],
        { IsClosed: true } => ["writeProjectLessons", "reopenProject"],
        _ =>
        [
            .. Work,
            .. project.Participants.IsEmpty ? Enumerable.Empty<string>() : ["withdrawAgency"],
            .. project.WorkingAgreements.Length >= ProjectWorkDecisions.MaxAgreements ? Enumerable.Empty<string>() : ["agreeOnWork"],
            .. ProjectTeamDecisions.MayManage(project, viewer) && project.Team.Length < ProjectTeamDecisions.MaxMembers
                ? ["addTeamMember"]
                : Enumerable.Empty<string>(),
        ],
    };

    /// <summary>On somebody's entry in the team.</summary>
    public static IEnumerable<string> Of(Project project, TeamMember member, Viewer viewer)
    {
        if (!project.RightsOf(viewer).MayWork || (viewer.Person != member.Person && !ProjectTeamDecisions.MayManage(project, viewer)))
        {
            return [];
        }

        return ProjectTeamDecisions.MayLeave(project) ? ["editTeamMember", "removeTeamMember"] : ["editTeamMember"];
    }
}
