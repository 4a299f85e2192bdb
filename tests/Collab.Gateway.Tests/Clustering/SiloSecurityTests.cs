using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Collab.Gateway.Clustering.Certificates;
using Collab.Network.Kernel.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Xunit;

namespace Collab.Gateway.Tests.Clustering;

/// <summary>An attacker on the same machine without access to the database who tries to become an administrator through the silo's ports.</summary>
public sealed class SiloSecurityTests(Victim victim) : IClassFixture<Victim>
{
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(60);

    /// <summary>What the attacker presents.</summary>
    public enum Shown
    {
        NoTls,
        NoCertificate,
        SelfSigned,
        OfAnotherNetwork,
        Expired,
        OfTheDatabase,
    }

    public enum Port
    {
        Silos,
        Clients,
    }

    [Theory]
    [InlineData(Shown.NoTls)]
    [InlineData(Shown.NoCertificate)]
    [InlineData(Shown.SelfSigned)]
    [InlineData(Shown.OfAnotherNetwork)]
    public async Task Forged_silo_without_database_access_is_refused(Shown shown)
    {
        var slug = $"mallory-{Guid.NewGuid():N}";
        await using var attacker = await Attacker.Start(Certificate(shown));

        Assert.NotNull(await attacker.Attack(victim.Silo, slug));

        Assert.False(await victim.IsAdministrator(slug));
        Assert.True(await victim.IsAdministrator("ylva"));
    }

    [Fact]
    public async Task Silo_with_database_access_is_accepted()
    {
        var slug = $"operator-{Guid.NewGuid():N}";
        await using var silo = await Attacker.Start(Certificate(Shown.OfTheDatabase));

        Assert.Null(await silo.Attack(victim.Silo, slug));

        Assert.True(await victim.IsAdministrator(slug));
    }

    [Fact]
    public async Task Orleans_client_with_database_access_is_served()
    {
        var certificate = Certificate(Shown.OfTheDatabase)!;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(victim.ClientPort);
            client.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "collab");
            client.Services.AddNetworkMessages();
            client.UseTls(options =>
            {
                options.LocalClientCertificateSelector = (_, _, _, _, _) => certificate();
                options.OnAuthenticateAsClient = (_, tls) => tls.TargetHost = CertificateAuthority.SiloHost;
                options.AllowAnyRemoteCertificate();
            });
        });
        using var host = builder.Build();
        using var timeout = new CancellationTokenSource(WaitTimeout);
        await host.StartAsync(timeout.Token);

        var silos = await host.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);

        Assert.Equal([victim.Silo], silos.Keys);
        await host.StopAsync(timeout.Token);
    }

    [Theory]
    [InlineData(Shown.NoCertificate, Port.Silos, false)]
    [InlineData(Shown.SelfSigned, Port.Silos, false)]
    [InlineData(Shown.OfAnotherNetwork, Port.Silos, false)]
    [InlineData(Shown.Expired, Port.Silos, false)]
    [InlineData(Shown.OfTheDatabase, Port.Silos, true)]
    [InlineData(Shown.NoCertificate, Port.Clients, false)]
    [InlineData(Shown.SelfSigned, Port.Clients, false)]
    [InlineData(Shown.OfAnotherNetwork, Port.Clients, false)]
    [InlineData(Shown.Expired, Port.Clients, false)]
    public async Task Silo_closes_unauthenticated_connections(Shown shown, Port port, bool answered)
    {
        using var socket = new TcpClient();
        using var timeout = new CancellationTokenSource(WaitTimeout);
        await socket.ConnectAsync(port == Port.Silos ? victim.Silo.Endpoint : victim.ClientPort, timeout.Token);
        await using var tls = new SslStream(socket.GetStream());
        var certificate = Certificate(shown)!();
        var received = 0;
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = CertificateAuthority.SiloHost,
                    LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!,
                    RemoteCertificateValidationCallback = (_, silo, _, _) => silo is not null,
                },
                timeout.Token);
            // A silo sends its identity at once, and waits for a client to send its own: an authenticated peer is not disconnected.
            received = await tls.ReadAsync(new byte[1], timeout.Token);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            Assert.False(answered, exception.ToString());
        }

        Assert.Equal(answered, received == 1);
    }

    /// <summary>The certificate for each connection; null for no TLS.</summary>
    Func<X509Certificate2?>? Certificate(Shown shown)
    {
        var now = DateTimeOffset.UtcNow;
        var certificate = shown switch
        {
            Shown.NoTls or Shown.NoCertificate => null,
            Shown.SelfSigned => SelfSigned(),
            Shown.OfAnotherNetwork => CertificateAuthority.Create(now, TimeSpan.FromDays(1)).Issue("mallory", "collab", now, TimeSpan.FromHours(1)),
            Shown.Expired => victim.Authority.Issue("late", "collab", now - TimeSpan.FromDays(1), TimeSpan.FromHours(1)),
            Shown.OfTheDatabase => victim.Authority.Issue("operator", "collab", now, TimeSpan.FromHours(1)),
            _ => throw new ArgumentOutOfRangeException(nameof(shown)),
        };
        return shown == Shown.NoTls ? null : () => certificate;
    }

    static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=mallory", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
    }
}
