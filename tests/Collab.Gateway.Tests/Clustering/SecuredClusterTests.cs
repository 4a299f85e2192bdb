using Collab.Gateway.Clustering.Certificates;
using Collab.Gateway.Tests.Reminders;
using Collab.Testing;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Xunit;

namespace Collab.Gateway.Tests.Clustering;

/// <summary>Gateways on one database that call each other by TLS while certificates and authorities are replaced.</summary>
public sealed class SecuredClusterTests : IAsyncLifetime
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan WaitTimeout = TimeSpan.FromMinutes(2);

    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    [Trait("Form", "long")]
    public async Task No_call_between_silos_is_lost_while_certificates_and_authority_are_replaced_and_another_silo_joins()
    {
        var brief = new SiloCertificateOptions
        {
            CertificateLifetime = TimeSpan.FromSeconds(30),
            AuthorityLifetime = TimeSpan.FromSeconds(45),
            PollInterval = TimeSpan.FromMilliseconds(200),
            MinPollInterval = TimeSpan.FromMilliseconds(10),
        };
        await using var first = await RunningGateway.Start(_database.ConnectionString, brief);
        await using var second = await RunningGateway.Start(_database.ConnectionString, brief);
        var (firstSilo, secondSilo) = (first.Service<ILocalSiloDetails>().SiloAddress, second.Service<ILocalSiloDetails>().SiloAddress);
        var here = await Placed(first, secondSilo);
        var there = await Placed(second, firstSilo);
        SiloCertificates[] certificates = [first.Service<SiloCertificates>(), second.Service<SiloCertificates>()];
        string[] signers = [.. certificates.Select(each => each.Current.Issuer)];
        Assert.Equal(signers[0], signers[1]);

        using var timeout = new CancellationTokenSource(WaitTimeout);
        for (var calls = 0; certificates.Any(each => signers.Contains(each.Current.Issuer)); calls++)
        {
            Assert.Equal(secondSilo.ToParsableString(), await here.Silo());
            Assert.Equal(firstSilo.ToParsableString(), await there.Silo());
            await Task.Delay(Pause, timeout.Token);
        }

        await using var third = await RunningGateway.Start(_database.ConnectionString, brief);
        var anew = await Placed(third, firstSilo);
        Assert.Equal(firstSilo.ToParsableString(), await anew.Silo());
        Assert.Equal(secondSilo.ToParsableString(), await here.Silo());
    }

    /// <summary>A grain on another silo than the caller's.</summary>
    static async Task<ISiloNamingGrain> Placed(RunningGateway caller, SiloAddress silo)
    {
        // The placement hint is honoured once the caller knows that the silo exists.
        using var timeout = new CancellationTokenSource(WaitTimeout);
        while (true)
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
            var grain = caller.Service<IGrainFactory>().GetGrain<ISiloNamingGrain>(Guid.NewGuid());
            if (await grain.Silo() == silo.ToParsableString()) return grain;
            await Task.Delay(Pause, timeout.Token);
        }
    }
}
