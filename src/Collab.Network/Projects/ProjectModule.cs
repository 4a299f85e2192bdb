using Collab.Journal.Transfer;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Personal;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Projects;

/// <summary>Projects, their teams and how they work.</summary>
sealed class ProjectModule() : Module("projects", "Projects")
{
    public override IReadOnlyList<IAggregate> Aggregates => [Project.Aggregate];

    public override IReadOnlyList<IExportSection> ExportSections => [new TeamBackgroundTable()];

    public override IReadOnlyList<IPersonalRows> PersonalRows => [new TeamBackgroundTable()];

    public override void AddServices(IServiceCollection services)
        => services.AddSingleton<ProjectQueries>()
            .AddSingleton<IAccessScopeSource>(provider => provider.GetRequiredService<ProjectQueries>())
            .AddSingleton<HashtagQueries>();

    public override void Bind(ModuleFields fields)
    {
        ProjectFields.Bind(fields);
        fields.Commands<IProjectGrain, ProjectId, ProjectCommand>()
            .Create<StartProject, Project>("startProject")
            .Add<RenameProject, Project>("renameProject", command => command.Project)
            .Add<ReviseChallenge, Project>("reviseChallenge", command => command.Project)
            .Add<DescribeBaseline, Project>("describeBaseline", command => command.Project)
            .Add<SetHashtags, Project>("setProjectHashtags", command => command.Project)
            .Add<SetAudience, Project>("setProjectAudience", command => command.Project)
            .Add<MoveToPhase, Project>("moveProjectToPhase", command => command.Project)
            .Add<InviteAgency, Project>("inviteAgency", command => command.Project)
            .Add<WithdrawAgency, Project>("withdrawAgency", command => command.Project)
            .Add<AddTeamMember, Project>("addTeamMember", command => command.Project)
            .Add<EditTeamMember, Project>("editTeamMember", command => command.Project)
            .Add<RemoveTeamMember, Project>("removeTeamMember", command => command.Project)
            .Add<AgreeOnWork, Project>("agreeOnWork", command => command.Project)
            .Add<PlanKickOff, Project>("planKickOff", command => command.Project)
            .Add<UpdateStatus, Project>("updateProjectStatus", command => command.Project)
            .Add<CloseProject, Project>("closeProject", command => command.Project)
            .Add<WriteLessons, Project>("writeProjectLessons", command => command.Project)
            .Add<ReopenProject, Project>("reopenProject", command => command.Project);
    }
}
