using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Collab.Gateway.Clustering;
using Collab.Gateway.Clustering.Certificates;
using Collab.Gateway.Commands;
using Collab.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Xunit;

namespace Collab.Gateway.Tests.Clustering;

public sealed class SiloCertificateTests : IAsyncLifetime
{
    static readonly SiloCertificateOptions Quick = new() { PollInterval = TimeSpan.FromHours(1), MinPollInterval = TimeSpan.FromMilliseconds(1), StartRetryDelay = TimeSpan.FromMilliseconds(1) };

    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(NetworkSilo.Migrations);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task One_of_many_starting_processes_creates_the_authority()
    {
        var table = new CertificateAuthorityTable(_database.ConnectionString, Quick);

        var read = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => table.Read(default)));

        Assert.Single(read.Select(each => Assert.Single(each.Authorities).Certificate.Thumbprint).Distinct());
    }

    [Fact]
    public async Task Silos_of_one_database_trust_each_other_only()
    {
        await using var otherDatabase = await TestDatabase.CreateAsync(NetworkSilo.Migrations);
        using var one = await Start(_database);
        using var another = await Start(_database);
        using var stranger = await Start(otherDatabase);

        Assert.True(Believes(one, another));
        Assert.True(Believes(another, one));
        Assert.False(Believes(one, stranger));
        Assert.False(Believes(stranger, one));
    }

    [Fact]
    public async Task Next_authority_is_created_before_expiry_and_signs_after_publication()
    {
        var old = await Stored(age: Quick.AuthorityLifetime * 0.8);
        using var during = await Start(_database);
        Assert.Equal(2, during.Policy().CustomTrustStore.Count);
        Assert.Equal(old.Certificate.Subject, during.Current.Issuer);

        // As if the next one had been created an hour before the publication delay.
        await Execute($"update orleans.certificate_authority set made_at = made_at - interval '{Quick.PublicationDelay.TotalHours + 1} h' where made_at > now() - interval '1 h'");
        using var after = await Start(_database);

        Assert.NotEqual(old.Certificate.Subject, after.Current.Issuer);
        Assert.True(Believes(during, after));
        Assert.True(Believes(after, during));
    }

    [Fact]
    public async Task Expired_authority_is_deleted_when_the_next_is_created()
    {
        var ended = await Stored(age: Quick.AuthorityLifetime + TimeSpan.FromDays(2));

        using var silo = await Start(_database);

        Assert.NotEqual(ended.Certificate.Subject, silo.Current.Issuer);
        await using var command = _database.DataSource.CreateCommand("select count(*) from orleans.certificate_authority");
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Certificate_of_unknown_authority_is_accepted_after_the_next_poll()
    {
        using var running = await Start(_database);
        await Execute("delete from orleans.certificate_authority");
        using var newcomer = await Start(_database);
        Assert.False(Believes(running, newcomer));

        Assert.False(running.Accepts(newcomer.Current, SslPolicyErrors.RemoteCertificateChainErrors));

        await Processes.Until(() => Believes(running, newcomer));
        Assert.True(Believes(newcomer, running));
        Assert.Equal(newcomer.Current.Issuer, running.Current.Issuer);
        await running.StopAsync(default);
    }

    [Fact]
    public async Task Start_waits_for_a_starting_database()
    {
        var direct = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        await using var line = new CuttableProxy(direct.Port);
        line.SwallowNextAnswer();
        line.SwallowNextAnswer();
        using var silo = Make(new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Port = line.Port }.ConnectionString, Quick);

        await silo.StartAsync(default);

        Assert.NotNull(silo.Current);
        await silo.StopAsync(default);
    }

    [Fact]
    public async Task Start_fails_with_operator_error_when_database_stays_unreachable()
    {
        using var silo = Make("Host=127.0.0.1;Port=1;Username=collab;Database=collab", Quick with { StartTimeout = TimeSpan.Zero });

        var exception = await Assert.ThrowsAsync<OperatorException>(() => silo.StartAsync(default));

        Assert.StartsWith("The certificates of silos could not be read from the database within 0 s: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    static async Task<SiloCertificates> Start(TestDatabase database)
    {
        var silo = Make(database.ConnectionString, Quick);
        await silo.StartAsync(default);
        return silo;
    }

    static SiloCertificates Make(string database, SiloCertificateOptions options) =>
        new(
            new CertificateAuthorityTable(database, options),
            options,
            Options.Create(new ClusterOptions { ClusterId = "ääni, = \"#" }),
            Options.Create(new SiloOptions { SiloName = "silo" }),
            TimeProvider.System,
            NullLogger<SiloCertificates>.Instance);

    static bool Believes(SiloCertificates one, SiloCertificates other)
    {
        using var chain = new X509Chain { ChainPolicy = one.Policy() };
        return chain.Build(other.Current);
    }

    async Task<CertificateAuthority> Stored(TimeSpan age)
    {
        var authority = CertificateAuthority.Create(DateTimeOffset.UtcNow - age, Quick.AuthorityLifetime);
        await authority.Store(_database);
        return authority;
    }

    async Task Execute(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
