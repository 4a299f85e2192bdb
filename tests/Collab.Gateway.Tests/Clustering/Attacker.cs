using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Collab.Gateway.Clustering.Certificates;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Messages;
using Collab.Network.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Xunit;

namespace Collab.Gateway.Tests.Clustering;

/// <summary>A silo that knows the endpoint of another one and claims to be a member of its cluster, without access to the database.</summary>
sealed class Attacker : IAsyncDisposable
{
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(60);
    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    readonly IHost _host;
    readonly MadeUpMembership _membership;

    Attacker(IHost host, MadeUpMembership membership)
    {
        _host = host;
        _membership = membership;
    }

    IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<Attacker> Start(Func<X509Certificate2?>? shown)
    {
        var membership = new MadeUpMembership();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.Services.AddSingleton<IMembershipTable>(membership);
            silo.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "collab");
            silo.Configure<ClusterMembershipOptions>(options => options.TableRefreshTimeout = TimeSpan.FromSeconds(1));
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = options.SystemResponseTimeout = AnswerWithin);
            silo.ConfigureEndpoints(IPAddress.Loopback, FreePort(), gatewayPort: 0);
            silo.AddNetworkMessages();
            if (shown is not null)
            {
                silo.UseTls(options =>
                {
                    options.LocalServerCertificateSelector = (_, _) => shown()!;
                    options.LocalClientCertificateSelector = (_, _, _, _, _) => shown();
                    options.OnAuthenticateAsClient = (_, client) => client.TargetHost = CertificateAuthority.SiloHost;
                    options.AllowAnyRemoteCertificate();
                });
            }
        });
        var host = builder.Build();
        await host.StartAsync();
        return new Attacker(host, membership);
    }

    /// <summary>Lists the victim as a member and calls a grain on it that makes a person an administrator.</summary>
    /// <param name="victim">The victim's address, port and generation.</param>
    /// <returns>Why the attack failed; null when it succeeded.</returns>
    public async Task<Exception?> Attack(SiloAddress victim, string slug)
    {
        _membership.Add(victim);
        await _host.Services.GetRequiredService<IClusterMembershipService>().Refresh();
        try
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress);
            await Grains.GetGrain<IManagementGrain>(0).GetRuntimeStatistics([victim]);
            await Manifest(victim);
            RequestContext.Set(IPlacementDirector.PlacementHintKey, victim);
            var register = new RegisterPerson(null, slug, null, null, [], [NetworkRole.Administrator]);
            var outcome = await Grains.GetGrain<IPersonGrain>(Guid.CreateVersion7()).Decide(register, new CommandContext(Viewer.System));
            Assert.Empty(outcome.Refusals);
            return null;
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            return exception;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A graceful stop would wait for the victim.
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _host.StopAsync(atOnce.Token);
        _host.Dispose();
    }

    /// <summary>Waits until the victim has published its grain types. Nothing is placed there before.</summary>
    async Task Manifest(SiloAddress victim)
    {
        using var timeout = new CancellationTokenSource(WaitTimeout);
        await foreach (var manifest in _host.Services.GetRequiredService<IClusterManifestProvider>().Updates.WithCancellation(timeout.Token))
        {
            if (manifest.Silos.ContainsKey(victim))
            {
                return;
            }
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
