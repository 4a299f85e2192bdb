using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>What can happen to a project.</summary>
abstract record ProjectEvent;

/// <summary>A project started.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="Challenge">The challenge that it starts from.</param>
/// <param name="Owner">The agency that owns it.</param>
/// <param name="Participants">The other agencies that take part.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="Hashtags">Its hashtags, without <c>#</c>.</param>
sealed record ProjectStarted(
    ProjectId Id,
    string Slug,
    Text Title,
    Text? Challenge,
    AgencyId Owner,
    ImmutableArray<AgencyId> Participants,
    ProjectAudience Audience,
    ImmutableArray<string> Hashtags) : ProjectEvent;

/// <summary>A project got another title, or a translation of it.</summary>
/// <param name="Title">The title from now on.</param>
sealed record ProjectRenamed(Text Title) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Title;
}

/// <summary>The challenge was put into other words.</summary>
/// <param name="Challenge">The challenge from now on.</param>
sealed record ChallengeRevised(Text Challenge) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Challenge;
}

/// <summary>A project got other hashtags.</summary>
/// <param name="Hashtags">All of them from now on, without <c>#</c>.</param>
sealed record HashtagsChanged(ImmutableArray<string> Hashtags) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Hashtags;
}

/// <summary>A project is for others than before.</summary>
/// <param name="Audience">Whom it is for from now on.</param>
sealed record ProjectAudienceChanged(ProjectAudience Audience) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Audience;
}

/// <summary>A project came into another phase.</summary>
/// <param name="Phase">The phase from now on.</param>
sealed record PhaseEntered(ProjectPhase Phase) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Phase;
}

/// <summary>An agency was invited and takes part from now on.</summary>
/// <param name="Agency">The agency.</param>
sealed record AgencyInvited(AgencyId Agency) : ProjectEvent;

/// <summary>An agency no longer takes part.</summary>
/// <param name="Agency">The agency.</param>
sealed record AgencyWithdrawn(AgencyId Agency) : ProjectEvent;

/// <summary>The team agreed how it works.</summary>
/// <param name="Number">The version's number, never used before.</param>
/// <param name="Text">What was agreed.</param>
sealed record WorkingAgreementMade(int Number, Text Text) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.WorkingAgreement;
}

/// <summary>The kick-off was planned, or planned anew.</summary>
/// <param name="KickOff">The kick-off from now on.</param>
sealed record KickOffPlanned(KickOff KickOff) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.KickOff;
}

/// <summary>The present state was described.</summary>
/// <param name="Baseline">The description from now on.</param>
sealed record BaselineDescribed(Text Baseline) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Baseline;
}

/// <summary>The team said where it is.</summary>
/// <param name="Summary">Where the project is now.</param>
/// <param name="Next">What is next.</param>
sealed record StatusUpdated(Text? Summary, Text? Next) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Status;
}

/// <summary>A project ended.</summary>
sealed record ProjectClosed : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Phase;
}

/// <summary>The team wrote down what it learnt.</summary>
/// <param name="Lessons">What was learnt.</param>
/// <param name="Recommendation">How gladly the team would recommend this way of working, from 0 to 10.</param>
sealed record LessonsWritten(Text? Lessons, int? Recommendation) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Lessons;
}

/// <summary>A project that had ended goes on.</summary>
/// <param name="Phase">The phase from now on.</param>
sealed record ProjectReopened(ProjectPhase Phase) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Phase;
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
