using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

sealed record SetHashtags(ImmutableArray<string> Hashtags, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        ImmutableArray<string> hashtags = [.. Hashtag.NormaliseAll(Hashtags)];
        if (Hashtag.Check(hashtags, "hashtags") is { } refusal)
        {
            return refusal;
        }

        if (hashtags.SequenceEqual(project.Hashtags, StringComparer.Ordinal))
        {
            return Decision.Nothing;
        }

        return project.HasMoved(ProjectParts.Hashtags, context.BasedOn)
            ? Refusal.Conflict("hashtags", Shown(hashtags), Shown(project.Hashtags))
            : new HashtagsChanged(hashtags);
    }

    static string Shown(ImmutableArray<string> hashtags) => string.Join(' ', hashtags.Select(tag => "#" + tag));
}

sealed record SetAudience(ProjectAudience Audience, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        if (Audience == project.AudienceLevel)
        {
            return Decision.Nothing;
        }

        if (project.Team.IsEmpty && Projects.Team.NobodyLeft(Audience, "audience") is { } refusal)
        {
            return refusal;
        }

        return project.HasMoved(ProjectParts.Audience, context.BasedOn)
            ? Refusal.Conflict("audience", Audience.ToString(), project.AudienceLevel.ToString())
            : new ProjectAudienceChanged(Audience);
    }
}

sealed record MoveToPhase(ProjectPhase Phase, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        if (Phase == ProjectPhase.Closed)
        {
            return Refusal.Invalid(
                "phase",
                "Päätä projekti omalla toiminnollaan (closeProject), niin opit tulevat kirjatuiksi.",
                "Avsluta projektet med sin egen funktion (closeProject), så att lärdomarna skrivs ned.",
                "Close the project with closeProject, so that its lessons are written down.");
        }

        if (Phase == project.Phase)
        {
            return Decision.Nothing;
        }

        return project.HasMoved(ProjectParts.Phase, context.BasedOn)
            ? Refusal.Conflict("phase", Phase.ToString(), project.Phase.ToString())
            : new PhaseEntered(Phase);
    }
}

sealed record InviteAgency(AgencyId Agency, ProjectId Project = default, string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    /// <summary>How many agencies may take part beside the owner.</summary>
    public const int MaxParticipants = 100;

    public override IEnumerable<(string Path, AgencyId Agency)> NamedAgencies() => [("agency", Agency)];

    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        if (project.Agencies.Contains(Agency))
        {
            return Decision.Nothing;
        }

        return project.Participants.Length >= MaxParticipants
            ? TooManyAgencies("agency")
            : new AgencyInvited(Agency);
    }

    public static Refusal TooManyAgencies(string path)
        => Refusal.Invalid(
            path,
            $"Projektissa voi olla mukana enintään {MaxParticipants} virastoa omistajan lisäksi.",
            $"Högst {MaxParticipants} myndigheter utöver ägaren kan delta i ett projekt.",
            $"{MaxParticipants} agencies at most can take part beside the owner.");
}

sealed record WithdrawAgency(AgencyId Agency, ProjectId Project = default, string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        if (Agency == project.Owner)
        {
            return Refusal.Invalid(
                "agency",
                "Tämä virasto omistaa projektin eikä voi jäädä pois. Päätä projekti, jos sitä ei jatketa.",
                "Den här myndigheten äger projektet och kan inte dra sig ur. Avsluta projektet om det inte fortsätter.",
                "This agency owns the project and cannot withdraw. Close the project if it does not go on.");
        }

        return project.Participants.Contains(Agency) ? new AgencyWithdrawn(Agency) : Decision.Nothing;
    }
}

/// <summary>What a team learnt, at the end or after it.</summary>
abstract record LearnCommand : ProjectCommand
{
    const int MaxRecommendation = 10;

    protected override bool IsForClosed => true;

    protected static Decision Learn(Project project, TextEdit? edit, int? recommendation, CommandContext context, ImmutableArray<ProjectEvent> before)
    {
        var lessons = edit.ApplyTo(project.Lessons);
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Body(edit, project.Lessons, "lessons"),
                recommendation is < 0 or > MaxRecommendation ? OutOfScale() : null),
            .. PartConflicts.Of(
                project,
                ProjectParts.Lessons,
                context.BasedOn,
                ("lessons", lessons, project.Lessons),
                ("recommendation", recommendation, project.Recommendation)),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var written = new LessonsWritten(lessons, recommendation ?? project.Recommendation);
        return (written.Lessons, written.Recommendation) == (project.Lessons, project.Recommendation)
            ? Decision.Accept(before)
            : Decision.Accept(before.Add(written));
    }

    static Refusal OutOfScale()
        => Refusal.Invalid(
            "recommendation",
            $"Anna suositus asteikolla 0–{MaxRecommendation}.",
            $"Ge rekommendationen på skalan 0–{MaxRecommendation}.",
            $"Give the recommendation from 0 to {MaxRecommendation}.");
}

sealed record CloseProject(TextEdit? Lessons, int? Recommendation, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null) : LearnCommand, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
        => Learn(project, Lessons, Recommendation, context, project.IsClosed ? [] : [new ProjectClosed()]);
}

sealed record WriteLessons(TextEdit? Lessons, int? Recommendation, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null) : LearnCommand, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts) => Learn(project, Lessons, Recommendation, context, []);
}

sealed record ReopenProject(ProjectId Project = default, string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    protected override bool IsForClosed => true;

    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
        => project.ClosedFrom is { } phase ? new ProjectReopened(phase) : Decision.Nothing;
}
