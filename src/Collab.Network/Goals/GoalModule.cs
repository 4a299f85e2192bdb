using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Goals;

sealed class GoalModule() : Module("goals", "Goals")
{
    public override IReadOnlyList<IAggregate> Aggregates => [GoalStream.Aggregate, GoalBoardStream.Aggregate];

    public override IReadOnlyList<IExportSection> ExportSections => [];

    public override void AddServices(IServiceCollection services)
    {

    }

    public override void Bind(ModuleFields fields)
    {
        GoalFields.Bind(fields.Map, fields.Nodes, fields.Sources);
        GoalBoardFields.Bind(fields.Map, fields.Nodes, fields.Sources);
    }
}
