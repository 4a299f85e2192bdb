using Collab.Journal.Transfer;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Projects;

sealed class ProjectModule() : Module("projects", "Projects")
{
    public override IReadOnlyList<IAggregate> Aggregates => [ProjectStream.Aggregate];

    public override IReadOnlyList<IExportSection> ExportSections => [new TeamBackgroundProjection()];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ProjectQueries>().AddSingleton<HashtagQueries>().AddSingleton<IAccessScopeSource, ProjectScopes>();
    }

    public override void Bind(ModuleFields fields)
    {
        ProjectFields.Bind(fields.Map, fields.Nodes, fields.Sources);
    }
}
