using System.Net;
using System.Net.Sockets;
using Collab.Gateway.Clustering;
using Collab.Gateway.Clustering.Certificates;
using Collab.Network;
using Collab.Testing;
using Npgsql;
using Orleans.Runtime;
using Xunit;

namespace Collab.Gateway.Tests.Clustering;

/// <summary>A gateway in demo mode whose silo listens for other silos and for Orleans' clients. Its database has an authority that is two days old.</summary>
public sealed class Victim : IAsyncLifetime
{
    static readonly TimeSpan Age = TimeSpan.FromDays(2);

    TestDatabase _database = null!;
    GatewayProcess _gateway = null!;

    public Uri Address { get; private set; } = null!;

    public SiloAddress Silo { get; private set; } = null!;

    public IPEndPoint ClientPort { get; private set; } = null!;

    internal CertificateAuthority Authority { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync([.. NetworkServices.Migrations, .. NetworkSilo.Migrations]);
        Authority = CertificateAuthority.Create(DateTimeOffset.UtcNow - Age, new SiloCertificateOptions().AuthorityLifetime);
        await Authority.Store(_database);
        ClientPort = new IPEndPoint(IPAddress.Loopback, FreePort());
        _gateway = GatewayProcess.Start(new GatewayStart("--port", "0")
        {
            ConnectionString = _database.ConnectionString,
            IsDemo = true,
            Environment = { ["Silo__GatewayPort"] = $"{ClientPort.Port}" },
        });
        Address = await _gateway.Listening();
        await using var command = _database.DataSource.CreateCommand("select address, port, generation from orleans.silo");
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Silo = SiloAddress.New(IPAddress.Parse(reader.GetString(0)), reader.GetInt32(1), reader.GetInt32(2));
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _database.DisposeAsync();
    }

    public async Task<bool> IsAdministrator(string slug)
    {
        var answer = await DemoGateway.Ask(Address, "{ me { roles } }", slug);
        return DemoGateway.Code(answer) is null && answer.GetProperty("data").GetProperty("me").GetProperty("roles").ToString().Contains("ADMINISTRATOR", StringComparison.Ordinal);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

static class StoredAuthorities
{
    /// <summary>Stores an authority in a database as if a process had created it.</summary>
    public static async Task Store(this CertificateAuthority authority, TestDatabase database)
    {
        await using var command = database.DataSource.CreateCommand(
            "insert into orleans.certificate_authority (certificate, private_key, made_at, expires_at) values ($1, $2, $3, $4)");
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = authority.Certificate.RawData },
            new() { Value = authority.ExportKey() },
            new() { Value = authority.MadeAt },
            new() { Value = authority.ExpiresAt },
        });
        await command.ExecuteNonQueryAsync();
    }
}
