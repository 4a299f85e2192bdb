using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.People;

[GrainType("person")]
sealed class PersonGrain(
    AggregateServices services,
    PersonQueries queries,
    IEnumerable<IAccessScopeSource> scopeSources,
    [PersistentState("person", SnapshotStorage.Name)] IPersistentState<Snapshot<Person>> snapshot)
    : EventSourcedGrain<PersonId, Person, PersonEvent, PersonCommand>(PersonStream.Aggregate, services, snapshot), IPersonGrain
{
    (int Version, Task<Profile?> Told)? _profile;
    (int Touches, Task<ImmutableArray<string>> Held)? _scopes;

    public async ValueTask<Profile?> Profile(Viewer viewer) => await Read(viewer) is null ? null : await CurrentProfile();

    public async ValueTask<Viewer?> AsViewer(Language language)
        => await Read(Viewer.System) is { } state
            ? new Viewer(Id, language)
            {
                Version = state.Version,
                Agencies = state.Agencies,
                Roles = state.Roles,
                MemberScopes = await CurrentScopes(),
            }
            : null;

    public Task ForgetScopes()
    {
        Touch();
        return Task.CompletedTask;
    }

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
            EditProfile edit when await CurrentProfile() is { } now => edit.Apply(now),
            _ => null,
        };
        return new Plan<PersonEvent>(decision, [])
        {
            Statements = [.. profile is null ? [] : new[] { ProfileProjection.Write(Id, profile) }, .. SignInProjection.Statements(Id, decision.Events, command)],
        };
    }

    protected override ValueTask<bool> MayRead(Person state, Viewer viewer) => ValueTask.FromResult(Person.MayBeReadBy(viewer));

    protected override PersonCommand? Rename(PersonCommand command, string constraint, int renames)
        => constraint == ProfileProjection.SlugConstraint && command is RegisterPerson { IsSlugChosen: false } register
            ? register with { Profile = register.Profile with { Slug = Slug.Next(register.Profile.Slug, renames, Id.Value) } }
            : null;

    protected override Refusal Taken(string constraint)
        => constraint switch
        {
            ProfileProjection.SlugConstraint => Slug.Taken("slug"),
            SignInProjection.KeyConstraint => PersonDecisions.SignInTaken(),
            _ => base.Taken(constraint),
        };

    // Every change of a profile is an event, so what was read at a version is good for as long as the version is.
    // A reading that failed is not kept: the next one asks again.
    Task<Profile?> CurrentProfile()
    {
        var version = State?.Version ?? 0;
        if (_profile is not { Told: { IsFaulted: false, IsCanceled: false } } known || known.Version != version)
        {
            known = (version, queries.FindProfile(Id, CancellationToken.None));
            _profile = known;
        }

        return known.Told;
    }

    Task<ImmutableArray<string>> CurrentScopes()
    {
        // The touches are counted before the tables are read: whatever comes after is not missed.
        var touches = Touches;
        if (_scopes is not { Held: { IsFaulted: false, IsCanceled: false } } known || known.Touches != touches)
        {
            known = (touches, CollectScopes());
            _scopes = known;
        }

        return known.Held;
    }

    async Task<ImmutableArray<string>> CollectScopes()
        => [.. (await Task.WhenAll(scopeSources.Select(source => source.ScopesOf(Id, CancellationToken.None)))).SelectMany(scopes => scopes)];
}
