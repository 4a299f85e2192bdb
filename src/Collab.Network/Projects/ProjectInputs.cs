using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Projects;

/// <summary>What the input of every mutation of a project carries.</summary>
interface IProjectInput : ICommandInput
{
    /// <summary>The project.</summary>
    ProjectId Project { get; }

    /// <summary>The command that the input asks for.</summary>
    ProjectCommand ToCommand();
}

sealed record StartProjectInput(
    IReadOnlyList<TextInput> Title,
    IReadOnlyList<TextInput>? Challenge,
    AgencyId? Owner,
    IReadOnlyList<AgencyId> Participants,
    ProjectAudience Audience,
    IReadOnlyList<string> Hashtags,
    string? Slug,
    bool JoinTeam,
    string? ClientMutationId) : ICommandInput
{
    public StartProject ToCommand()
    {
        var title = Title.ToRequiredText();
        return new StartProject(
            title,
            Challenge.ToText(),
            Owner,
            [.. Participants],
            Audience,
            [.. Hashtags],
            Slug ?? Kernel.Slug.From(title.Value, "project"),
            Slug is not null,
            JoinTeam);
    }
}

sealed record RenameProjectInput(ProjectId Project, IReadOnlyList<TextInput> Title, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new RenameProject(Title.ToRequiredEdit());
}

sealed record ReviseChallengeInput(ProjectId Project, IReadOnlyList<TextInput> Challenge, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new ReviseChallenge(Challenge.ToRequiredEdit());
}

sealed record DescribeBaselineInput(ProjectId Project, IReadOnlyList<TextInput> Baseline, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new DescribeBaseline(Baseline.ToRequiredEdit());
}

sealed record SetProjectHashtagsInput(ProjectId Project, IReadOnlyList<string> Hashtags, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new SetHashtags([.. Hashtags]);
}

sealed record SetProjectAudienceInput(ProjectId Project, ProjectAudience Audience, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new SetAudience(Audience);
}

sealed record MoveProjectToPhaseInput(ProjectId Project, ProjectPhase Phase, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new MoveToPhase(Phase);
}

sealed record InviteAgencyInput(ProjectId Project, AgencyId Agency, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new InviteAgency(Agency);
}

sealed record WithdrawAgencyInput(ProjectId Project, AgencyId Agency, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new WithdrawAgency(Agency);
}

sealed record AgreeOnWorkInput(ProjectId Project, IReadOnlyList<TextInput> Text, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new AgreeOnWork(Text.ToRequiredText());
}

sealed record PlanKickOffInput(
    ProjectId Project,
    DateTimeOffset? StartsAt,
    MeetingForm? Form,
    IReadOnlyList<TextInput>? Place,
    IReadOnlyList<TextInput>? PresentState,
    IReadOnlyList<TextInput>? Expectations,
    IReadOnlyList<TextInput>? Acquaintance,
    int? BasedOn,
    string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand()
        => new PlanKickOff(StartsAt, Form, Place.ToEdit(), PresentState.ToEdit(), Expectations.ToEdit(), Acquaintance.ToEdit());
}

sealed record UpdateProjectStatusInput(
    ProjectId Project,
    IReadOnlyList<TextInput>? Summary,
    IReadOnlyList<TextInput>? Next,
    int? BasedOn,
    string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new UpdateStatus(Summary.ToEdit(), Next.ToEdit());
}

sealed record CloseProjectInput(
    ProjectId Project, IReadOnlyList<TextInput>? Lessons, int? Recommendation, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new CloseProject(Lessons.ToEdit(), Recommendation);
}

sealed record WriteProjectLessonsInput(
    ProjectId Project, IReadOnlyList<TextInput>? Lessons, int? Recommendation, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new WriteLessons(Lessons.ToEdit(), Recommendation);
}

sealed record ReopenProjectInput(ProjectId Project, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new ReopenProject();
}
