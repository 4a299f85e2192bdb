using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.ProcessDescriptions;

[Alias("process-description")]
interface IProcessDescriptionGrain : IAggregateGrain<ProcessCommand>;

[GrainType("process-description")]
sealed class ProcessDescriptionGrain(AggregateServices services, ProcessDescriptionQueries queries)
    : EventSourcedGrain<ProcessDescriptionId, ProcessDescription, ProcessEvent, ProcessCommand>(ProcessDescription.Aggregate, services), IProcessDescriptionGrain
{
    protected override async ValueTask<Plan<ProcessEvent>> Decide(ProcessDescription? state, ProcessCommand command, CommandContext context, DecisionReads reads)
    {
        var project = state?.Project ?? command.Begins;
        var rights = project is { } id ? await RightsOf(context.Viewer, id, reads) : default;
        var siblings = state is null && rights.MayWork ? await queries.Count(project!.Value) : 0;
        var decision = command.Decide(state, Id, new ProcessContext(rights, siblings, context.BasedOn));
        var text = command switch
        {
            ImportBpmn import => import.Xml,
            ReplaceBpmn replace => replace.Xml,
            _ => null,
        };
        return new Plan<ProcessEvent>(decision, [])
        {
            Subject = command.Subject(state, Id),
            Statements = [.. decision.Events.OfType<BpmnImported>().Select(imported => BpmnDocumentTable.Write(Id, imported.Document, text!))],
        };
    }

    protected override async ValueTask<bool> MayRead(ProcessDescription state, Viewer viewer, DecisionReads reads) => (await RightsOf(viewer, state.Project, reads)).MayRead;

    protected override Refusal Missing(ProcessCommand command) => Refusal.NotFound(command.Field);

    static async ValueTask<ProjectRights> RightsOf(Viewer viewer, ProjectId id, DecisionReads reads)
    {
        var rights = (await reads.Guard(Project.Aggregate, id))?.RightsOf(viewer) ?? default;
        if (rights.RestsOnPerson)
        {
            reads.GuardPerson();
        }

        return rights;
    }
}
