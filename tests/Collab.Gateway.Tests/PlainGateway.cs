using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>One gateway outside demo mode with an empty network, for tests that only ask.</summary>
public sealed class PlainGateway : IAsyncLifetime
{
    TestDatabase _database = null!;
    GatewayProcess _gateway = null!;

    /// <summary>The GraphQL endpoint.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Its process.</summary>
    public int ProcessId => _gateway.ProcessId;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _gateway = GatewayProcess.Start(_database.ConnectionString, "--port", "0", "--empty");
        Address = await _gateway.Listening();
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _database.DisposeAsync();
    }
}
