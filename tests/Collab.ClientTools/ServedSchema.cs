using Collab.Testing;
using Xunit;

namespace Collab.ClientTools;

/// <summary>The gateway with the example network, for tools that only ask.</summary>
public sealed class ServedSchema : IAsyncLifetime
{
    TestDatabase _database = null!;
    GatewayProcess _gateway = null!;

    /// <summary>The GraphQL endpoint.</summary>
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        var how = new GatewayStart("--port", "0") { ConnectionString = _database.ConnectionString, IsDemo = true };
        _gateway = GatewayProcess.Start(how);
        Address = (await _gateway.Listening()).ToString();
    }

    public async Task DisposeAsync()
    {
        await using (_database)
            await _gateway.DisposeAsync();
    }
}
