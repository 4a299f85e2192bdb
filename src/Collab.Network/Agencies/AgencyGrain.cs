using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Agencies;

[Alias("agency")]
interface IAgencyGrain : IAggregateGrain<AgencyCommand>;

[GrainType("agency")]
sealed class AgencyGrain(AggregateServices services) : EventSourcedGrain<AgencyId, Agency, AgencyEvent, AgencyCommand>(Agency.Aggregate, services), IAgencyGrain
{
    protected override ValueTask<Plan<AgencyEvent>> Decide(Agency? state, AgencyCommand command, CommandContext context, DecisionReads reads)
    {
        reads.GuardPerson();
        return ValueTask.FromResult<Plan<AgencyEvent>>(command.Decide(state, Id, context));
    }

    protected override ValueTask<bool> MayRead(Agency state, Viewer viewer, DecisionReads reads) => ValueTask.FromResult(true);

    protected override AgencyCommand? Rename(AgencyCommand command, string constraint, int renames)
        => command is RegisterAgency { Slug: null } register ? register with { Renames = renames } : null;

    protected override Refusal Taken(string constraint) => constraint == AgencyTable.SlugConstraint ? Slug.Taken("slug") : base.Taken(constraint);
}
