using Orleans;
using Orleans.Runtime;

namespace Collab.Gateway.Tests.Clustering;

/// <summary>Returns the silo that it runs on.</summary>
[Alias("test.gateway-silo-naming")]
public interface ISiloNamingGrain : IGrainWithGuidKey
{
    [Alias("Silo")]
    Task<string> Silo();
}

[GrainType("test-gateway-silo-naming")]
public sealed class SiloNamingGrain(ILocalSiloDetails silo) : Grain, ISiloNamingGrain
{
    public Task<string> Silo() => Task.FromResult(silo.SiloAddress.ToParsableString());
}
