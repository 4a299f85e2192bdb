using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Agencies;

[GrainType("agency")]
sealed class AgencyGrain(AggregateServices services)
    : EventSourcedGrain<AgencyId, Agency, AgencyEvent, AgencyCommand>(AgencyStream.Aggregate, services), IAgencyGrain
{
    protected override ValueTask<Plan<AgencyEvent>> Decide(Agency? state, AgencyCommand command, CommandContext context, DecisionReads reads)
    {
        reads.GuardPerson();
        return ValueTask.FromResult<Plan<AgencyEvent>>(AgencyDecisions.Decide(state, Id, command, context));
    }

    protected override ValueTask<bool> MayRead(Agency state, Viewer viewer, DecisionReads reads) => ValueTask.FromResult(true);

    protected override AgencyCommand? Rename(AgencyCommand command, string constraint, int renames)
        => command is RegisterAgency { IsSlugChosen: false } register ? register with { Slug = Slug.Next(register.Slug, renames, Id.Value) } : null;

    protected override Refusal Taken(string constraint)
        => constraint == AgencyProjection.SlugConstraint ? Slug.Taken("slug") : base.Taken(constraint);
}
