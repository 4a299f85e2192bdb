using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.AgencyGroups;

[Alias("agency-group")]
interface IAgencyGroupGrain : IAggregateGrain<AgencyGroupCommand>;

[GrainType("agency-group")]
sealed class AgencyGroupGrain(AggregateServices services)
    : EventSourcedGrain<AgencyGroupId, AgencyGroup, AgencyGroupEvent, AgencyGroupCommand>(AgencyGroup.Aggregate, services), IAgencyGroupGrain
{
    protected override async ValueTask<Plan<AgencyGroupEvent>> Decide(AgencyGroup? state, AgencyGroupCommand command, CommandContext context, DecisionReads reads)
    {
        reads.GuardPerson();
        var decision = command.Decide(state, Id, context);
        foreach (var agency in decision.Refusals.IsEmpty ? command.NewMembers(state) : [])
        {
            if (await reads.Read(Agency.Aggregate, agency) is null)
            {
                return Decision<AgencyGroupEvent>.Refuse(Refusal.NotFound("agencies"));
            }
        }

        return decision;
    }

    protected override ValueTask<bool> MayRead(AgencyGroup state, Viewer viewer, DecisionReads reads) => ValueTask.FromResult(true);

    protected override Refusal Missing(AgencyGroupCommand command) => Refusal.NotFound("group");
}
