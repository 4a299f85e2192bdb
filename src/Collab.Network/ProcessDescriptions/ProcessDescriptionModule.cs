using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.ProcessDescriptions;

/// <summary>Descriptions of processes, typed in or taken from BPMN files.</summary>
sealed class ProcessDescriptionModule() : Module("process-descriptions", "ProcessDescriptions")
{
    public override IReadOnlyList<IAggregate> Aggregates => [ProcessDescription.Aggregate];

    public override IReadOnlyList<IExportSection> ExportSections => [new BpmnDocumentTable()];

    public override void AddServices(IServiceCollection services)
        => services.AddSingleton<ProcessDescriptionQueries>().AddSingleton<BpmnDocumentQueries>().AddSingleton<ProcessFiles>();

    public override void Bind(ModuleFields fields)
    {
        ProcessFields.Bind(fields);
        fields.Commands<IProcessDescriptionGrain, ProcessDescriptionId, ProcessCommand>()
            .Create<DescribeProcess, ProcessDescription>("describeProcess")
            .Create<ImportBpmn, ProcessDescription>("importBpmn")
            .Add<ReplaceBpmn, ProcessDescription>("replaceBpmn", command => command.ProcessDescription)
            .Add<RenameProcess, ProcessDescription>("renameProcess", command => command.ProcessDescription)
            .Add<NameProcessVersion, ProcessDescription>("nameProcessVersion", command => command.ProcessDescription)
            .Add<AddPhases, ProcessDescription>("addPhases", command => command.ProcessDescription)
            .Add<ReorderPhases, ProcessDescription>("reorderPhases", command => command.ProcessDescription)
            .Add<EditPhase, ShownPhase>("editPhase", command => command.Phase.Process)
            .Add<RemovePhase, ProcessDescription>("removePhase", command => command.Phase.Process);
    }
}
