using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;

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
    [NotPersonal] string Slug,
    [NotPersonal] Text Title,
    [NotPersonal] Text? Challenge,
    AgencyId Owner,
    ImmutableArray<AgencyId> Participants,
    ProjectAudience Audience,
    [NotPersonal] ImmutableArray<string> Hashtags) : ProjectEvent;

sealed record ProjectRenamed([NotPersonal] Text Title) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Title;
}

sealed record ChallengeRevised([NotPersonal] Text Challenge) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Challenge;
}

sealed record HashtagsChanged([NotPersonal] ImmutableArray<string> Hashtags) : ProjectEvent, ITouchesPart
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

sealed record WorkingAgreementMade(int Number, [NotPersonal] Text Text) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.WorkingAgreement;
}

sealed record KickOffPlanned(KickOff KickOff) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.KickOff;
}

sealed record BaselineDescribed([NotPersonal] Text Baseline) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Baseline;
}

sealed record StatusUpdated([NotPersonal] Text? Summary, [NotPersonal] Text? Next) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Status;
}

sealed record ProjectClosed : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Phase;
}

sealed record LessonsWritten([NotPersonal] Text? Lessons, int? Recommendation) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Lessons;
}

sealed record ProjectReopened(ProjectPhase Phase) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Phase;
}

sealed record TeamMemberJoined(
    PersonId Person, AgencyId? Agency, [About(nameof(TeamMemberJoined.Person))] PersonalText? Role, [About(nameof(TeamMemberJoined.Person))] PersonalText? Expectations, TeamTier Tier)
    : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Member(Person);
}

sealed record TeamMemberEdited(
    PersonId Person, AgencyId? Agency, [About(nameof(TeamMemberEdited.Person))] PersonalText? Role, [About(nameof(TeamMemberEdited.Person))] PersonalText? Expectations, TeamTier Tier)
    : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Member(Person);
}

/// <summary>A member tells something else of their background, or nothing any more.</summary>
/// <param name="Person">The member.</param>
/// <param name="Background">What they tell; null when they take it back. The text before is erased.</param>
/// <param name="IsTakenBack">Whether they take it back.</param>
sealed record TeamMemberIntroduced(PersonId Person, [About(nameof(TeamMemberIntroduced.Person), IsInHistory = false)] PersonalText? Background = null, bool IsTakenBack = false)
    : ProjectEvent, ITouchesPart
{
    /// <summary>Before texts had ids, a member's background stood in a table of its own: the event of then has the id that the text was moved under.</summary>
    public static ReadOnlyMemory<byte> Upcast(RecordedEvent recorded)
    {
        if (recorded.Data.Span.IndexOf("\"isTakenBack\""u8) >= 0)
        {
            return recorded.Data;
        }

        var data = JsonNode.Parse(recorded.Data.Span)!.AsObject();
        var project = recorded.Stream.Value[(recorded.Stream.Category.Length + 1)..];
        data["background"] = PersonalMember.Reference(PersonalText.IdOf($"project-member-background:{project}:{data["person"]}"));
        return JsonSerializer.SerializeToUtf8Bytes(data, DomainJson.Options);
    }

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
