using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Projects;

sealed record AddTeamMemberInput(
    ProjectId Project,
    PersonId Person,
    AgencyId? Agency,
    IReadOnlyList<TextInput>? Role,
    IReadOnlyList<TextInput>? Background,
    IReadOnlyList<TextInput>? Expectations,
    TeamTier Tier,
    string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new AddTeamMember(Person, Agency, Role.ToText(), Background.ToText(), Expectations.ToText(), Tier);
}

sealed record EditTeamMemberInput(
    ProjectId Project,
    PersonId Person,
    AgencyId? Agency,
    IReadOnlyList<TextInput>? Role,
    IReadOnlyList<TextInput>? Background,
    bool RemoveBackground,
    IReadOnlyList<TextInput>? Expectations,
    TeamTier? Tier,
    int? BasedOn,
    string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand()
        => new EditTeamMember(Person, Agency, Role.ToEdit(), Background.ToEdit(), RemoveBackground, Expectations.ToEdit(), Tier);
}

sealed record RemoveTeamMemberInput(ProjectId Project, PersonId Person, int? BasedOn, string? ClientMutationId) : IProjectInput
{
    public ProjectCommand ToCommand() => new RemoveTeamMember(Person);
}
