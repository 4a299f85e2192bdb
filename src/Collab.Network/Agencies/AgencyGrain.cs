using System.Collections.Immutable;
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
    protected override async ValueTask<Plan<AgencyEvent>> Decide(Agency? state, AgencyCommand command, CommandContext context, DecisionReads reads)
    {
        reads.GuardPerson();
        var decision = command.Decide(state, Id, context);
        if (!decision.Refusals.IsEmpty || state is null)
        {
            return decision;
        }

        foreach (var (path, agency) in command.NamedAgencies())
        {
            if (await reads.Guard(Agency.Aggregate, agency) is not { } named)
            {
                return Decision<AgencyEvent>.Refuse(Refusal.NotFound(path));
            }

            if (named.EndedAt is not null && !state.Successors.Contains(agency))
            {
                return Decision<AgencyEvent>.Refuse(AgencyCommand.Ended(path));
            }
        }

        return new Plan<AgencyEvent>(decision, await Successions(state, decision, reads));
    }

    protected override ValueTask<bool> MayRead(Agency state, Viewer viewer, DecisionReads reads) => ValueTask.FromResult(true);

    protected override AgencyCommand? Rename(AgencyCommand command, string constraint, int renames)
        => command is RegisterAgency { Slug: null } register ? register with { Renames = renames } : null;

    protected override Refusal Taken(string constraint) => constraint == AgencyTable.SlugConstraint ? Slug.Taken("slug") : base.Taken(constraint);

    /// <summary>What successors remember of whose work they carry on; written with the end itself or not at all.</summary>
    static async ValueTask<ImmutableArray<OtherChange>> Successions(Agency state, Decision<AgencyEvent> decision, DecisionReads reads)
    {
        ImmutableArray<AgencyId>? successors = decision.Events.LastOrDefault() switch
        {
            AgencyEnded ended => ended.Successors,
            AgencyResumed => [],
            _ => null,
        };
        var changes = ImmutableArray.CreateBuilder<OtherChange>();
        foreach (var (id, happened) in successors is { } next ? Changes(state, next) : [])
        {
            var before = await reads.Read(Agency.Aggregate, id);
            changes.Add(OtherChange.Of(Agency.Aggregate, id, before, [happened]));
        }

        return changes.ToImmutable();
    }

    static IEnumerable<(AgencyId Id, AgencyEvent Happened)> Changes(Agency state, ImmutableArray<AgencyId> successors)
        =>
        [
            .. successors.Except(state.Successors).Select(id => (id, (AgencyEvent)new AgencySucceeded(state.Id))),
            .. state.Successors.Except(successors).Select(id => (id, (AgencyEvent)new SuccessionWithdrawn(state.Id))),
        ];
}
