using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Network.Kernel;
using Collab.Network.People;
using Collab.Network.Tests.Hearing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans;

namespace Collab.Network.Tests.Kernel;

/// <summary>Grains that a process does not have in memory yet, while the database gives it no snapshots.</summary>
public sealed class SnapshotTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Fact]
    public async Task A_grain_whose_snapshot_cannot_be_read_reads_its_journal()
    {
        var person = await network.Person(await network.Agency());
        using var process = await network.StartSilo(network.Clock, snapshots: new NoSnapshots());

        Assert.NotNull(await Person(process, person).AsViewer(Language.Fi));

        await process.StopAsync();
    }

    [Fact]
    public async Task Who_asks_while_the_journal_cannot_be_read_either_is_told_so()
    {
        var person = await network.Person(await network.Agency());
        using var process = await network.StartSilo(network.Clock, new WatchedJournal(network.Journal) { IsBroken = true }, new NoSnapshots());

        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await Person(process, person).AsViewer(Language.Fi));

        await process.StopAsync();
    }

    static IPersonGrain Person(IHost process, PersonId person) => process.Services.GetRequiredService<IGrainFactory>().GetGrain<IPersonGrain>(person.Value);

    /// <summary>The snapshots of a database that has just been shut down.</summary>
    sealed class NoSnapshots : ISnapshotStore
    {
        public ValueTask<Snapshot?> Read(string kind, string key, CancellationToken cancellationToken) => throw Away();

        public ValueTask<string> Write(string kind, string key, ReadOnlyMemory<byte> data, string? etag, CancellationToken cancellationToken) => throw Away();

        public ValueTask Clear(string kind, string key, string? etag, CancellationToken cancellationToken) => throw Away();

        static PostgresException Away() => new("terminating connection due to administrator command", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown);
    }
}
