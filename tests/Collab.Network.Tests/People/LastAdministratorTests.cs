using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.People;

namespace Collab.Network.Tests.People;

/// <summary>A network always keeps an administrator.</summary>
public class LastAdministratorTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    static readonly PlacePerson NoRoles = new(null, []);

    [Fact]
    public async Task The_last_administrator_cannot_lose_the_role_by_anybody_also_not_by_two_commands_at_once()
    {
        var agency = await network.Agency();
        var first = await network.Person(agency, NetworkRole.Administrator, NetworkRole.Facilitator);
        var refused = await Place(first, NoRoles, await network.Viewer(first));
        Assert.Equal((RefusalCode.Invalid, "roles"), (refused.Refusals.Single().Code, refused.Refusals.Single().Path.Single()));
        Assert.NotEmpty((await Place(first, NoRoles, Viewer.System)).Refusals);
        Assert.True((await network.Viewer(first)).Is(NetworkRole.Administrator));
        Assert.Empty((await Place(first, new PlacePerson(null, [NetworkRole.Administrator]), Viewer.System)).Refusals);

        var second = await network.Person(agency);
        for (var round = 0; round < 10; round++)
        {
            NetworkFixture.Accepted(await Place(first, new PlacePerson(null, [NetworkRole.Administrator]), Viewer.System));
            NetworkFixture.Accepted(await Place(second, new PlacePerson(null, [NetworkRole.Administrator]), Viewer.System));
            var (asFirst, asSecond) = (await network.Viewer(first), await network.Viewer(second));

            // Each takes the role from themselves, or each from the other.
            var outcomes = round % 2 == 0
                ? await Task.WhenAll(Place(first, NoRoles, asFirst), Place(second, NoRoles, asSecond))
                : await Task.WhenAll(Place(second, NoRoles, asFirst), Place(first, NoRoles, asSecond));

            Assert.Single(outcomes, outcome => outcome.Refusals.IsEmpty);
            PersonId[] both = [first, second];
            Viewer[] left = await Task.WhenAll(both.Select(person => network.Viewer(person)));
            Assert.Single(left, viewer => viewer.Is(NetworkRole.Administrator));
        }
    }

    Task<Outcome> Place(PersonId person, PlacePerson command, Viewer by)
        => network.Grains.GetGrain<IPersonGrain>(person.Value).Decide(command, new CommandContext(by));
}
