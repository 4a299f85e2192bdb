using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>Two gateways in demo mode on one database with the example network.</summary>
public sealed class TwoGateways : IAsyncLifetime
{
    TestDatabase _database = null!;
    GatewayProcess? _first;
    GatewayProcess? _second;

    public Uri First { get; private set; } = null!;

    public Uri Second { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        var start = new GatewayStart("--port", "0") { ConnectionString = _database.ConnectionString, IsDemo = true };
        _first = GatewayProcess.Start(start);
        First = await _first.Listening();
        _second = GatewayProcess.Start(start);
        Second = await _second.Listening();
    }

    public async Task DisposeAsync()
    {
        foreach (var gateway in new[] { _second, _first }.OfType<GatewayProcess>())
        {
            await gateway.DisposeAsync();
        }

        await _database.DisposeAsync();
    }
}
