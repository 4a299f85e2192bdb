using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests;

/// <summary>A server that a test class may break.</summary>
public sealed class OwnServerFixture : IAsyncLifetime
{
    public OwnServer Own { get; private set; } = null!;

    public async Task InitializeAsync() => Own = await PostgresServer.StartOwn();

    public async Task DisposeAsync() => await Own.DisposeAsync();
}
