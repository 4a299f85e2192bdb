using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Projects;

abstract record ProjectEvent;

/// <summary>The stored names of events that are looked for by name.</summary>
static class ProjectEvents
{
    public const string PhaseEntered = "project-phase-entered";
    public const string TeamMemberJoined = "project-team-member-joined";
    public const string TeamMemberLeft = "project-team-member-left";
}

sealed record ProjectStarted(
    ProjectId Id,
    string Slug,
    Text Title,
    Text? Challenge,
    AgencyId Owner,
    ImmutableArray<AgencyId> Participants,
    ProjectAudience Audience,
    ImmutableArray<string> Hashtags) : ProjectEvent;

sealed record ProjectRenamed(Text Title) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Title;
}

sealed record ChallengeRevised(Text Challenge) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Challenge;
}

sealed record HashtagsChanged(ImmutableArray<string> Hashtags) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Hashtags;
}

sealed record ProjectAudienceChanged(ProjectAudience Audience) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Audience;
}

sealed record PhaseEntered(ProjectPhase Phase) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Phase;
}

sealed record AgencyInvited(AgencyId Agency) : ProjectEvent;

sealed record AgencyWithdrawn(AgencyId Agency) : ProjectEvent;

sealed record WorkingAgreementMade(int Number, Text Text) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.WorkingAgreement;
}

sealed record KickOffPlanned(KickOff KickOff) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.KickOff;
}

sealed record BaselineDescribed(Text Baseline) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Baseline;
}

sealed record StatusUpdated(Text? Summary, Text? Next) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Status;
}

sealed record ProjectClosed : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Phase;
}

sealed record LessonsWritten(Text? Lessons, int? Recommendation) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Lessons;
}

sealed record ProjectReopened(ProjectPhase Phase) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Phase;
}

sealed record TeamMemberJoined(PersonId Person, AgencyId? Agency, Text? Role, Text? Expectations, TeamTier Tier) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Member(Person);
}

sealed record TeamMemberEdited(PersonId Person, AgencyId? Agency, Text? Role, Text? Expectations, TeamTier Tier) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Member(Person);
}

sealed record TeamMemberIntroduced(PersonId Person) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Background(Person);
}

sealed record TeamMemberLeft(PersonId Person) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Member(Person);
}

/// <summary>The parts of a project that are edited on their own.</summary>
static class ProjectParts
{
    public const string Title = "title";
    public const string Challenge = "challenge";
    public const string Hashtags = "hashtags";
    public const string Audience = "audience";
    public const string Phase = "phase";
    public const string WorkingAgreement = "workingAgreement";
    public const string KickOff = "kickOff";
    public const string Baseline = "baseline";
    public const string Status = "status";
    public const string Lessons = "lessons";

    public static string Member(PersonId person) => "member:" + person.Key();

    public static string Background(PersonId person) => "background:" + person.Key();
}
