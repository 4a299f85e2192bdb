using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using static Collab.Network.Kernel.EventCatalog<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>A development project of one or several agencies. It starts from a challenge; no solution is required. Hashtags are without <c>#</c>.</summary>
sealed record Project(
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
    public static Aggregate<ProjectId, Project, ProjectEvent> Aggregate { get; } = new(
        "project",
        new(
            Entry<ProjectStarted>("project-started", "Projekti alkoi", "Projektet startade", "The project started"),
            Entry<ProjectRenamed>("project-renamed", "Projektin otsikko muuttui", "Projektets titel ändrades", "The project's title changed"),
            Entry<ChallengeRevised>("project-challenge-revised", "Haaste kuvattiin uudelleen", "Utmaningen beskrevs på nytt", "The challenge was described anew"),
            Entry<HashtagsChanged>("project-hashtags-changed", "Aihetunnisteet muuttuivat", "Hashtaggarna ändrades", "The hashtags changed"),
            Entry<ProjectAudienceChanged>("project-audience-changed", "Projektin näkyvyys muuttui", "Projektets synlighet ändrades", "Who may read the project changed"),
            Entry<PhaseEntered>(ProjectEvents.PhaseEntered, "Projekti siirtyi toiseen vaiheeseen", "Projektet gick över till en annan fas", "The project moved to another phase"),
            Entry<AgencyInvited>("project-agency-invited", "Virasto tuli mukaan projektiin", "En myndighet kom med i projektet", "An agency joined the project"),
            Entry<AgencyWithdrawn>("project-agency-withdrawn", "Virasto jäi pois projektista", "En myndighet lämnade projektet", "An agency left the project"),
            Entry<TeamMemberJoined>(ProjectEvents.TeamMemberJoined, "Tiimiin tuli uusi jäsen", "Teamet fick en ny medlem", "Somebody joined the team"),
            Entry<TeamMemberEdited>("project-team-member-edited", "Tiimin jäsenen tiedot muuttuivat", "En teammedlems uppgifter ändrades", "A team member's entry changed"),
            Entry<TeamMemberIntroduced>("project-team-member-introduced", "Tiimin jäsen muutti esittelyään", "En teammedlem ändrade sin presentation", "A team member changed their introduction") with { Upcast = TeamMemberIntroduced.Upcast },
            Entry<TeamMemberLeft>(ProjectEvents.TeamMemberLeft, "Tiimin jäsen jäi pois", "En medlem lämnade teamet", "Somebody left the team"),
            Entry<WorkingAgreementMade>("project-working-agreement-made", "Tiimi sopi työtavoistaan", "Teamet kom överens om sina arbetssätt", "The team agreed how it works"),
            Entry<KickOffPlanned>("project-kick-off-planned", "Aloitustapaaminen suunniteltiin", "Startmötet planerades", "The kick-off was planned"),
            Entry<BaselineDescribed>("project-baseline-described", "Nykytila kuvattiin", "Nuläget beskrevs", "The present state was described"),
            Entry<StatusUpdated>("project-status-updated", "Tiimi kertoi, missä projekti on", "Teamet berättade var projektet står", "The team told where the project is"),
            Entry<ProjectClosed>("project-closed", "Projekti päättyi", "Projektet avslutades", "The project closed"),
            Entry<LessonsWritten>("project-lessons-written", "Opit kirjattiin", "Lärdomarna skrevs ned", "The lessons were written down"),
            Entry<ProjectReopened>("project-reopened", "Projekti avattiin uudelleen", "Projektet öppnades på nytt", "The project was reopened")),
        Fold,
        new ProjectTable());

    /// <summary>The team, in the order in which people joined.</summary>
    public ImmutableArray<TeamMember> Team { get; init; } = [];

    /// <summary>What the team agreed about how it works: every version, oldest first.</summary>
    public PartList<WorkingAgreement> WorkingAgreements { get; init; } = [];

    public KickOff? KickOff { get; init; }

    public Text? Baseline { get; init; }

    public ProjectStatus? Status { get; init; }

    /// <summary>What was learnt; written when it closes, kept when it reopens.</summary>
    public Text? Lessons { get; init; }

    /// <summary>How gladly the team would recommend this way of working, from 0 to 10.</summary>
    public int? Recommendation { get; init; }

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
    public TeamMember? Member(PersonId person)
    {
        foreach (var member in Team)
        {
            if (member.Person == person)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>What a viewer may do: decided by this state and by what the person is.</summary>
    /// <param name="viewer">Who asks.</param>
    public ProjectRights RightsOf(Viewer viewer)
    {
        var isOnTeam = viewer.Person is { } person && Member(person) is not null;
        var mayRead = isOnTeam || viewer.IsSystem || AudienceLevel switch
        {
            ProjectAudience.Public => true,
            ProjectAudience.Network => viewer.IsSignedIn,
            ProjectAudience.Agencies => viewer.BelongsTo(Owner) || viewer.BelongsToAny(Participants),
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
        TeamMemberIntroduced e => project! with
        {
            Team = [.. project.Team.Select(member => member.Person == e.Person ? member with { Background = e.Background } : member)],
        },
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

/// <summary>What is told of a member can be erased; see <see cref="PersonalText"/>.</summary>
sealed record TeamMember(PersonId Person, AgencyId? Agency, PersonalText? Role, PersonalText? Expectations, TeamTier Tier, DateTimeOffset JoinedAt)
{
    /// <summary>What they tell of their background.</summary>
    public PersonalText? Background { get; init; }

    /// <summary>All that is told of them.</summary>
    [JsonIgnore]
    public IEnumerable<PersonalText?> Texts => [Role, Expectations, Background];
}

sealed record WorkingAgreement(int Number, Text Text, DateTimeOffset AgreedAt);

sealed record KickOff(DateTimeOffset StartsAt, MeetingForm Form, [NotPersonal] Text? Place, [NotPersonal] Text? PresentState, [NotPersonal] Text? Expectations, [NotPersonal] Text? Acquaintance);

sealed record ProjectStatus(Text? Summary, Text? Next, DateTimeOffset UpdatedAt);

/// <summary>In the order in which phases are shown; a project may move in any direction.</summary>
enum ProjectPhase
{
    Forming,
    Understanding,
    Defining,
    Ideating,
    Trying,
    Adopting,
    Closed,
}

enum ProjectAudience
{
    Public,
    Network,
    Agencies,
    Team,
}

enum TeamTier
{
    Core,
    Open,
}

enum MeetingForm
{
    Remote,
    OnSite,
    Hybrid,
}
