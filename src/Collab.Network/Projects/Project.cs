using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>A development project of one or several agencies. It starts from a challenge; no solution is required.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="Challenge">The challenge that it starts from.</param>
/// <param name="Owner">The agency that owns it.</param>
/// <param name="Participants">The other agencies that take part, in the order in which they were invited.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="AudienceLevel">Whom it is for.</param>
/// <param name="Hashtags">Its hashtags, without <c>#</c>.</param>
/// <param name="StartedAt">When it was started.</param>
public sealed record Project(
    ProjectId Id,
    string Slug,
    Text Title,
    Text? Challenge,
    AgencyId Owner,
    ImmutableArray<AgencyId> Participants,
    ProjectPhase Phase,
    ProjectAudience AudienceLevel,
    ImmutableArray<string> Hashtags,
    DateTimeOffset StartedAt) : AggregateState
{
    /// <summary>The team, in the order in which people joined.</summary>
    public ImmutableArray<TeamMember> Team { get; init; } = [];

    /// <summary>What the team agreed about how it works: every version, oldest first.</summary>
    public PartList<WorkingAgreement> WorkingAgreements { get; init; } = [];

    /// <summary>The meeting that it begins with; null before it is planned.</summary>
    public KickOff? KickOff { get; init; }

    /// <summary>The present state, described before goals.</summary>
    public Text? Baseline { get; init; }

    /// <summary>What the team says about where it is.</summary>
    public ProjectStatus? Status { get; init; }

    /// <summary>What was learnt; written when it closes, kept when it reopens.</summary>
    public Text? Lessons { get; init; }

    /// <summary>How gladly the team would recommend this way of working, from 0 to 10.</summary>
    public int? Recommendation { get; init; }

    /// <summary>When it was closed; null while it goes on.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The phase that it was closed in, to which it returns when reopened; null while it goes on.</summary>
    public ProjectPhase? ClosedFrom { get; init; }

    /// <summary>The scopes that grant read access to the project and everything in it: those that the audience level names, and last its team's.</summary>
    [JsonIgnore]
    public Audience Audience => new(
    [
        .. AudienceLevel switch
        {
            ProjectAudience.Public => [AccessScope.Public],
            ProjectAudience.Network => [AccessScope.Network],
            ProjectAudience.Agencies => Agencies.Select(AccessScope.Agency),
            _ => Enumerable.Empty<string>(),
        },
        AccessScope.Project(Id),
    ]);

    /// <summary>Whether it has ended.</summary>
    [JsonIgnore]
    public bool IsClosed => Phase == ProjectPhase.Closed;

    /// <summary>The owner and the agencies that take part.</summary>
    [JsonIgnore]
    public IEnumerable<AgencyId> Agencies => Participants.Prepend(Owner);

    /// <summary>The agencies that have nobody on the team: whose organisation is missing?</summary>
    [JsonIgnore]
    public IEnumerable<AgencyId> MissingFromTeam => Agencies.Where(agency => !Team.Any(member => member.Agency == agency));

    /// <summary>A person's entry in the team, or null when they are not on it.</summary>
    /// <param name="person">The person.</param>
    public TeamMember? Member(PersonId person) => Team.FirstOrDefault(member => member.Person == person);

    /// <summary>What a viewer may do: decided by this state and by what the person is.</summary>
    /// <param name="viewer">Who asks.</param>
    public ProjectRights RightsOf(Viewer viewer)
    {
        var isOnTeam = viewer.Person is { } person && Member(person) is not null;
        var mayRead = isOnTeam || viewer.IsSystem || AudienceLevel switch
        {
            ProjectAudience.Public => true,
            ProjectAudience.Network => viewer.IsSignedIn,
            ProjectAudience.Agencies => viewer.BelongsTo(Owner) || Participants.Any(viewer.BelongsTo),
            _ => false,
        };
        return new ProjectRights(
            mayRead,
            mayRead && (isOnTeam || viewer.Is(NetworkRole.Facilitator) || viewer.Is(NetworkRole.Administrator)))
        {
            RestsOnPerson = !isOnTeam || !viewer.Roles.IsEmpty,
            IsClosed = IsClosed,
        };
    }

    /// <summary>The project after an event.</summary>
    /// <param name="project">The project before; null before it was started.</param>
    /// <param name="recorded">The event.</param>
    public static Project Fold(Project? project, Recorded<ProjectEvent> recorded) => recorded.Event switch
    {
        ProjectStarted e => new Project(
            e.Id, e.Slug, e.Title, e.Challenge, e.Owner, e.Participants, ProjectPhase.Forming, e.Audience, e.Hashtags, recorded.At),
        ProjectRenamed e => project! with { Title = e.Title },
        ChallengeRevised e => project! with { Challenge = e.Challenge },
        HashtagsChanged e => project! with { Hashtags = e.Hashtags },
        ProjectAudienceChanged e => project! with { AudienceLevel = e.Audience },
        PhaseEntered e => project! with { Phase = e.Phase },
        AgencyInvited e => project! with { Participants = project.Participants.Add(e.Agency) },
        AgencyWithdrawn e => project! with { Participants = project.Participants.Remove(e.Agency) },
        TeamMemberJoined e => project! with
        {
            Team = project.Team.Add(new TeamMember(e.Person, e.Agency, e.Role, e.Expectations, e.Tier, recorded.At)),
        },
        TeamMemberEdited e => project! with
        {
            Team = [.. project.Team.Select(member => member.Person == e.Person
                ? member with { Agency = e.Agency, Role = e.Role, Expectations = e.Expectations, Tier = e.Tier }
                : member)],
        },
        TeamMemberIntroduced => project!,
        TeamMemberLeft e => project! with { Team = project.Team.RemoveAll(member => member.Person == e.Person) },
        WorkingAgreementMade e => project! with
        {
            WorkingAgreements = project.WorkingAgreements.Add(new WorkingAgreement(e.Number, e.Text, recorded.At)),
        },
        KickOffPlanned e => project! with { KickOff = e.KickOff },
        BaselineDescribed e => project! with { Baseline = e.Baseline },
        StatusUpdated e => project! with { Status = new ProjectStatus(e.Summary, e.Next, recorded.At) },
        ProjectClosed => project! with { Phase = ProjectPhase.Closed, ClosedFrom = project.Phase, ClosedAt = recorded.At },
        LessonsWritten e => project! with { Lessons = e.Lessons, Recommendation = e.Recommendation },
        ProjectReopened e => project! with { Phase = e.Phase, ClosedFrom = null, ClosedAt = null },
        var unknown => throw new InvalidOperationException($"{nameof(Project)} does not fold {unknown.GetType().Name}."),
    };
}
