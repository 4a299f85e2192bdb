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
    IEnumerable<ITokenSource> tokenSources,
    [PersistentState("person", SnapshotStorage.Name)] IPersistentState<Snapshot<Person>> snapshot)
    : EventSourcedGrain<PersonId, Person, PersonEvent, PersonCommand>(PersonStream.Aggregate, services, snapshot), IPersonGrain
{
    Task<Profile?>? _profile;
    Task<ImmutableArray<string>>? _tokens;

    public async ValueTask<Profile?> Profile(Viewer viewer) => await Read(viewer) is null ? null : await CurrentProfile();

    public async ValueTask<Viewer?> AsViewer(Language language)
        => await Read(Viewer.System) is null ? null : new Viewer(Id, await CurrentTokens(), language);

    public Task ForgetTokens()
    {
        _tokens = null;
        return Task.CompletedTask;
    }

    protected override async ValueTask<Plan<PersonEvent>> Decide(Person? state, PersonCommand command, CommandContext context)
    {
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
            Afterwards = [ForgetProfile, ForgetTokens],
        };
    }

    protected override Task AfterOthers(PersonEvent happened) => Task.WhenAll(ForgetProfile(), ForgetTokens());

    protected override ValueTask<bool> MayRead(Person state, Viewer viewer) => ValueTask.FromResult(Person.Audience.Admits(viewer));

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

    Task ForgetProfile()
    {
        _profile = null;
        return Task.CompletedTask;
    }

    // A reading that failed is not kept: the next one asks again.
    Task<Profile?> CurrentProfile()
        => _profile is { IsFaulted: false, IsCanceled: false } known ? known : _profile = queries.FindProfile(Id, CancellationToken.None);

    Task<ImmutableArray<string>> CurrentTokens()
        => _tokens is { IsFaulted: false, IsCanceled: false } known ? known : _tokens = CollectTokens();

    async Task<ImmutableArray<string>> CollectTokens()
    {
        var given = await Task.WhenAll(tokenSources.Select(source => source.TokensOf(Id, CancellationToken.None)));
        return
        [
            Token.Public,
            Token.Network,
            Token.Person(Id),
            .. State!.Agencies.Select(Token.Agency),
            .. State.Roles.Select(Token.Role),
            .. given.SelectMany(tokens => tokens),
        ];
    }
}
