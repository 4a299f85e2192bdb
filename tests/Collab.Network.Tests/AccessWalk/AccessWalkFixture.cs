namespace Collab.Network.Tests.AccessWalk;

/// <summary>One walk for all classes of the collection, which only read.</summary>
[CollectionDefinition(Name)]
public sealed class AccessWalkFixture : IAsyncLifetime, ICollectionFixture<AccessWalkFixture>
{
    public const string Name = "access walk";

    public AccessWorld World { get; } = new();

    internal Walk Walk { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await World.InitializeAsync();
        Walk = await Walk.Begin(World);
    }

    public Task DisposeAsync() => World.DisposeAsync();
}
