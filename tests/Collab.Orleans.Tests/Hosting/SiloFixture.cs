using Orleans;
using Xunit;

namespace Collab.Orleans.Tests;

/// <summary>One silo for a class of tests; each test takes keys of its own.</summary>
public sealed class SiloFixture : IAsyncLifetime
{
    private TestSilo? _silo;

    public TestSilo Silo => _silo!;

    public IGrainFactory Grains => Silo.Grains;

    public Probe Probe => Silo.Probe;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await Silo.DisposeAsync();
}
