using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.People;

[Alias("person")]
interface IPersonGrain : IAggregateGrain<PersonCommand>;

[GrainType("person")]
sealed class PersonGrain(AggregateServices services, PersonQueries queries)
    : EventSourcedGrain<PersonId, Person, PersonEvent, PersonCommand>(Person.Aggregate, services), IPersonGrain
{
    protected override async ValueTask<Plan<PersonEvent>> Decide(Person? state, PersonCommand command, CommandContext context, DecisionReads reads)
    {
        if (command is not EditProfile || context.Viewer.Person != Id)
        {
            reads.GuardPerson();
        }

        command = command switch
        {
            LinkSignIn link => link with { Owner = await queries.FindBySignIn(link.Key, CancellationToken.None) },
            UnlinkSignIn unlink => unlink with { Owner = await queries.FindBySignIn(unlink.Key, CancellationToken.None) },
            _ => command,
        };
        var decision = command.Decide(state, Id, context);
        if (decision.Refusals.IsEmpty && state is not null && command is PlacePerson place)
        {
            foreach (var unit in place.NewUnits(state))
            {
                if ((await reads.Read(Agency.Aggregate, unit.Agency))?.Unit(unit.Number) is null)
                {
                    return Decision<PersonEvent>.Refuse(Refusal.NotFound("units"));
                }
            }
        }

        var profile = command switch
        {
            RegisterPerson register => register.ProfileOf(Id),
            EditProfile edit when state is not null && await queries.Profile(state) is { } now => edit.Apply(now),
            _ => null,
        };
        return new Plan<PersonEvent>(decision, [])
        {
            Statements = [.. profile is null ? [] : new[] { ProfileTable.Write(Id, profile) }, .. SignInTable.Statements(Id, decision.Events, command), .. PersonTable.Statements(decision.Events)],
        };
    }

    protected override ValueTask<bool> MayRead(Person state, Viewer viewer, DecisionReads reads) => ValueTask.FromResult(Person.MayBeReadBy(viewer));

    protected override PersonCommand? Rename(PersonCommand command, string constraint, int renames)
        => constraint == ProfileTable.SlugConstraint && command is RegisterPerson { Slug: null } register ? register with { Renames = renames } : null;

    protected override Refusal Taken(string constraint)
        => constraint switch
        {
            ProfileTable.SlugConstraint => Slug.Taken("slug"),
            PersonTable.LastAdministrator => PlacePerson.LastAdministrator(),
            SignInTable.KeyConstraint => LinkSignIn.Taken(),
            _ => base.Taken(constraint),
        };
}
