using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Collab.Gateway.Clustering;
using Collab.Gateway.Clustering.Certificates;
using Collab.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Xunit;

namespace Collab.Gateway.Tests.Clustering;

/// <summary>Who signs, and who is believed, as authorities come and go in the database.</summary>
public sealed class SiloCertificateTests : IAsyncLifetime
{
    static readonly SiloCertificateOptions Quick = new() { PollPeriod = TimeSpan.FromHours(1), LeastPause = TimeSpan.FromMilliseconds(1) };

    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(NetworkSilo.Migrations);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Of_many_processes_that_start_at_once_one_makes_the_authority()
    {
        var table = new CertificateAuthorityTable(_database.ConnectionString, Quick);

        var read = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => table.Read(default)));

        Assert.Single(read.Select(each => Assert.Single(each.Authorities).Certificate.Thumbprint).Distinct());
    }

    [Fact]
    public async Task Silos_of_one_database_believe_each_other_and_nobody_of_another()
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
    public async Task The_next_authority_is_made_before_the_last_ends_and_signs_once_all_know_it()
    {
        var old = await Stored(age: Quick.AuthorityLifetime * 0.8);
        using var during = await Start(_database);
        Assert.Equal(2, during.Policy().CustomTrustStore.Count);
        Assert.Equal(old.Certificate.Subject, during.Current.Issuer);

        // As if the next one had been made an hour earlier than the time it takes.
        await Execute($"update orleans.certificate_authority set made_at = made_at - interval '{Quick.PublishedFor.TotalHours + 1} h' where made_at > now() - interval '1 h'");
        using var after = await Start(_database);

        Assert.NotEqual(old.Certificate.Subject, after.Current.Issuer);
        Assert.True(Believes(during, after));
        Assert.True(Believes(after, during));
    }

    [Fact]
    public async Task An_authority_that_ended_is_deleted_when_the_next_is_made()
    {
        var ended = await Stored(age: Quick.AuthorityLifetime + TimeSpan.FromDays(2));

        using var silo = await Start(_database);

        Assert.NotEqual(ended.Certificate.Subject, silo.Current.Issuer);
        await using var command = _database.DataSource.CreateCommand("select count(*) from orleans.certificate_authority");
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Who_shows_a_certificate_of_an_unknown_authority_is_known_once_the_table_was_read_again()
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

    static async Task<SiloCertificates> Start(TestDatabase database)
    {
        var silo = new SiloCertificates(
            new CertificateAuthorityTable(database.ConnectionString, Quick),
            Quick,
            Options.Create(new ClusterOptions { ClusterId = "ääni, = \"#" }),
            Options.Create(new SiloOptions { SiloName = "silo" }),
            TimeProvider.System,
            NullLogger<SiloCertificates>.Instance);
        await silo.StartAsync(default);
        return silo;
    }

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
