using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.People;

namespace Collab.Network.Tests.People;

public sealed class SignInTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Fact]
    public async Task Of_several_who_are_given_one_sign_in_at_once_one_gets_it()
    {
        var agency = await network.Agency();
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => network.Person(agency)));
        var key = NewKey();

        var outcomes = await Task.WhenAll(people.Select(person => Decide(person, new LinkSignIn(key))));

        var refused = outcomes.Where(outcome => !outcome.Refusals.IsEmpty).ToArray();
        Assert.Equal(people.Length - 1, refused.Length);
        Assert.All(refused, outcome => Assert.Equal((RefusalCode.Invalid, "subject"), (outcome.Refusals[0].Code, outcome.Refusals[0].Path[0])));
        var owner = people[Array.FindIndex(outcomes, outcome => outcome.Refusals.IsEmpty)];
        Assert.Equal(owner, await Find(key));
    }

    [Fact]
    public async Task One_is_taken_away_from_whom_it_belongs_to_and_from_nobody_else()
    {
        var agency = await network.Agency();
        var (owner, other) = (await network.Person(agency), await network.Person(agency));
        var key = NewKey();
        NetworkFixture.Accepted(await Decide(owner, new LinkSignIn(key)));

        Assert.Null(NetworkFixture.Accepted(await Decide(other, new UnlinkSignIn(key))).Position);
        Assert.Equal(owner, await Find(key));
        Assert.NotNull(NetworkFixture.Accepted(await Decide(owner, new UnlinkSignIn(key))).Position);
        Assert.Null(await Find(key));
        NetworkFixture.Accepted(await Decide(other, new LinkSignIn(key)));
    }

    [Fact]
    public async Task Only_an_administrator_links()
    {
        var agency = await network.Agency();
        var person = await network.Person(agency);

        var outcome = await network.Services.Person(person).Decide(new LinkSignIn(NewKey()), new CommandContext(await network.Viewer(person)));

        Assert.Equal(RefusalCode.Forbidden, outcome.Refusals[0].Code);
    }

    [Fact]
    public void The_key_tells_issuer_and_subject_apart()
    {
        Assert.Equal(SignInKey.Of("https://a.example", "b"), SignInKey.Of("https://a.example", "b"));
        Assert.NotEqual(SignInKey.Of("https://a.example", "1b"), SignInKey.Of("https://a.example1", "b"));
    }

    static SignInKey NewKey() => SignInKey.Of("https://issuer.example", Guid.NewGuid().ToString());

    Task<Outcome> Decide(PersonId person, PersonCommand command) =>
        network.Services.Person(person).Decide(command, new CommandContext(Viewer.System));

    Task<PersonId?> Find(SignInKey key) => network.Service<PersonQueries>().FindBySignIn(key, default);
}
