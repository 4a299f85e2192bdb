using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.People;

[GrainType("person")]
sealed class PersonGrain(AggregateServices services, PersonQueries queries)
    : EventSourcedGrain<PersonId, Person, PersonEvent, PersonCommand>(PersonStream.Aggregate, services), IPersonGrain
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
        var decision = PersonDecisions.Decide(state, Id, command, context);
        var profile = command switch
        {
            RegisterPerson register => register.Profile,
            EditProfile edit when state is not null && await queries.Profile(state) is { } now => edit.Apply(now),
            _ => null,
        };
        return new Plan<PersonEvent>(decision, [])
        {
            Statements = [.. profile is null ? [] : new[] { ProfileProjection.Write(Id, profile) }, .. SignInProjection.Statements(Id, decision.Events, command), .. PersonProjection.Statements(decision.Events)],
        };
    }

    protected override ValueTask<bool> MayRead(Person state, Viewer viewer, DecisionReads reads) => ValueTask.FromResult(Person.MayBeReadBy(viewer));

    protected override PersonCommand? Rename(PersonCommand command, string constraint, int renames)
        => constraint == ProfileProjection.SlugConstraint && command is RegisterPerson { IsSlugChosen: false } register
            ? register with { Profile = register.Profile with { Slug = Slug.Next(register.Profile.Slug, renames, Id.Value) } }
            : null;

    protected override Refusal Taken(string constraint)
        => constraint switch
        {
            ProfileProjection.SlugConstraint => Slug.Taken("slug"),
            PersonProjection.LastAdministrator => PersonDecisions.LastAdministrator(),
            SignInProjection.KeyConstraint => PersonDecisions.SignInTaken(),
            _ => base.Taken(constraint),
        };
}
