using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>What can be asked of a project.</summary>
public abstract record ProjectCommand;

/// <summary>Start a project.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Challenge">The challenge that it starts from.</param>
/// <param name="Owner">The agency that owns it; null for the agency of whoever starts it.</param>
/// <param name="Participants">The other agencies that take part.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="Hashtags">Its hashtags, with or without <c>#</c>.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="IsSlugChosen">Whether somebody chose the slug; one that was made from the title may be changed when it is taken.</param>
/// <param name="JoinTeam">Whether the one who starts it becomes the first core member of the team.</param>
public sealed record StartProject(
    Text Title,
    Text? Challenge,
    AgencyId? Owner,
    ImmutableArray<AgencyId> Participants,
    ProjectAudience Audience,
    ImmutableArray<string> Hashtags,
    string Slug,
    bool IsSlugChosen,
    bool JoinTeam) : ProjectCommand;

/// <summary>Give a project another title, or translations of it.</summary>
/// <param name="Title">The title from now on.</param>
public sealed record RenameProject(TextEdit Title) : ProjectCommand;

/// <summary>Put the challenge into other words.</summary>
/// <param name="Challenge">The challenge from now on.</param>
public sealed record ReviseChallenge(TextEdit Challenge) : ProjectCommand;

/// <summary>Give a project these hashtags and no others.</summary>
/// <param name="Hashtags">The hashtags, with or without <c>#</c>.</param>
public sealed record SetHashtags(ImmutableArray<string> Hashtags) : ProjectCommand;

/// <summary>Say whom a project is for.</summary>
/// <param name="Audience">Whom it is for from now on.</param>
public sealed record SetAudience(ProjectAudience Audience) : ProjectCommand;

/// <summary>Move a project to another phase, in any direction; closing is <see cref="CloseProject"/>.</summary>
/// <param name="Phase">The phase.</param>
public sealed record MoveToPhase(ProjectPhase Phase) : ProjectCommand;

/// <summary>Invite an agency to take part.</summary>
/// <param name="Agency">The agency.</param>
public sealed record InviteAgency(AgencyId Agency) : ProjectCommand;

/// <summary>Let an agency go. Its people stay on the team until they leave.</summary>
/// <param name="Agency">The agency.</param>
public sealed record WithdrawAgency(AgencyId Agency) : ProjectCommand;

/// <summary>Agree how the team works: a new version of the agreement.</summary>
/// <param name="Text">What is agreed.</param>
public sealed record AgreeOnWork(Text Text) : ProjectCommand;

/// <summary>Plan the kick-off, or plan it anew; what is null stays.</summary>
/// <param name="StartsAt">When it begins; needed the first time.</param>
/// <param name="Form">How people meet; needed the first time.</param>
/// <param name="Place">Where.</param>
/// <param name="PresentState">Notes on how things are now.</param>
/// <param name="Expectations">Notes on what people expect.</param>
/// <param name="Acquaintance">Notes on how people get to know each other.</param>
public sealed record PlanKickOff(
    DateTimeOffset? StartsAt,
    MeetingForm? Form,
    TextEdit? Place,
    TextEdit? PresentState,
    TextEdit? Expectations,
    TextEdit? Acquaintance) : ProjectCommand;

/// <summary>Describe the present state.</summary>
/// <param name="Baseline">The description from now on.</param>
public sealed record DescribeBaseline(TextEdit Baseline) : ProjectCommand;

/// <summary>Say where the project is; what is null stays.</summary>
/// <param name="Summary">Where it is now.</param>
/// <param name="Next">What is next.</param>
public sealed record UpdateStatus(TextEdit? Summary, TextEdit? Next) : ProjectCommand;

/// <summary>End a project.</summary>
/// <param name="Lessons">What was learnt; null leaves what is there.</param>
/// <param name="Recommendation">How gladly the team would recommend this way of working, from 0 to 10; null leaves what is there.</param>
public sealed record CloseProject(TextEdit? Lessons, int? Recommendation) : ProjectCommand;

/// <summary>Write down what was learnt, also after the end; what is null stays.</summary>
/// <param name="Lessons">What was learnt.</param>
/// <param name="Recommendation">How gladly the team would recommend this way of working, from 0 to 10.</param>
public sealed record WriteLessons(TextEdit? Lessons, int? Recommendation) : ProjectCommand;

/// <summary>Go on with a project that had ended, in the phase in which it ended.</summary>
public sealed record ReopenProject : ProjectCommand;
