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

/// <summary>Somebody on the machine who may not use the database and wants to be an administrator by way of the silo's ports.</summary>
public sealed class SiloSecurityTests(Victim victim) : IClassFixture<Victim>
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What an attacker may have in hand.</summary>
    public enum Shown
    {
        NoTls,
        NoCertificate,
        SelfSigned,
        OfAnotherNetwork,
        Expired,
        OfTheDatabase,
    }

    /// <summary>A port of the silo.</summary>
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
    public async Task A_made_up_silo_without_the_database_is_refused_and_the_victim_serves_on(Shown shown)
    {
        var slug = $"mallory-{Guid.NewGuid():N}";
        await using var attacker = await Attacker.Start(Certificate(shown));

        Assert.NotNull(await attacker.Attack(victim.Silo, slug));

        Assert.False(await victim.IsAdministrator(slug));
        Assert.True(await victim.IsAdministrator("ylva"));
    }

    [Fact]
    public async Task A_silo_whose_user_can_read_the_database_is_let_in()
    {
        var slug = $"operator-{Guid.NewGuid():N}";
        await using var silo = await Attacker.Start(Certificate(Shown.OfTheDatabase));

        Assert.Null(await silo.Attack(victim.Silo, slug));

        Assert.True(await victim.IsAdministrator(slug));
    }

    [Fact]
    public async Task An_Orleans_client_whose_user_can_read_the_database_is_served()
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
        using var patience = new CancellationTokenSource(Patience);
        await host.StartAsync(patience.Token);

        var silos = await host.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);

        Assert.Equal([victim.Silo], silos.Keys);
        await host.StopAsync(patience.Token);
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
    public async Task The_silo_ends_connections_of_those_whom_it_does_not_know(Shown shown, Port port, bool answered)
    {
        using var socket = new TcpClient();
        using var patience = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(port == Port.Silos ? victim.Silo.Endpoint : victim.ClientPort, patience.Token);
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
                patience.Token);
            // A silo tells another at once which it is, and waits for a client to say what it wants: whoever is known there is not cut off.
            received = await tls.ReadAsync(new byte[1], patience.Token);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            Assert.False(answered, exception.ToString());
        }

        Assert.Equal(answered, received == 1);
    }

    /// <summary>What is shown at each connection; null for no TLS.</summary>
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
