using System.Text.Json;
using Xunit;

namespace Collab.Gateway.Tests.SignIn;

public sealed class ConfiguredAdministratorTests : IAsyncLifetime
{
    readonly TokenGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Configured_administrator_regains_the_role_at_every_start()
    {
        var me = await Chief("{ me { id roles } }");
        var id = me.GetProperty("me").GetProperty("id").GetString();

        // The example network has another administrator, so this one may give up the role.
        var placed = await Chief($$"""mutation { placePerson(input: { person: "{{id}}", roles: [FACILITATOR] }) { errors { code message } person { roles } } }""");
        Assert.Equal("""{"errors":[],"person":{"roles":["FACILITATOR"]}}""", placed.GetProperty("placePerson").GetRawText());

        await _gateway.Restart();

        me = await Chief("{ me { id roles } }");
        Assert.Equal($$"""{"id":"{{id}}","roles":["FACILITATOR","ADMINISTRATOR"]}""", me.GetProperty("me").GetRawText());
    }

    Task<JsonElement> Chief(string query) => _gateway.AskAs(_gateway.Linked.Token("chief"), query);
}
