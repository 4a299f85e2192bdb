using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Runtime.MembershipService;
using Orleans.Storage;
using Xunit;

namespace Collab.Gateway.Tests.Clustering;

/// <summary>Runs every operation of Orleans' ADO.NET providers on our tables and statements, so that a package upgrade shows missing ones.</summary>
public sealed partial class ProviderTests(ProviderFixture providers) : IClassFixture<ProviderFixture>
{
    static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    [Fact]
    public async Task Query_table_has_exactly_the_statements_that_providers_use()
    {
        string[] asked = [.. Statements(typeof(AdoNetClusteringTable)), .. Statements(typeof(AdoNetReminderTableOptions)), .. StorageStatements()];
        var there = await providers.StatementNames();

        Assert.True(asked.Length > 15, "The providers name their statements in another way than before: look at their DbStoredQueries.");
        var missing = asked.Except(there).ToArray();
        Assert.True(missing.Length == 0, $"The referenced version of a provider asks for {string.Join(", ", missing)}: add the statements in a new file under Clustering/sql.");
        var unused = there.Except(asked).ToArray();
        Assert.True(unused.Length == 0, $"No provider asks for {string.Join(", ", unused)} any more: it may go with a later release.");
    }

    [Fact]
    public async Task Membership_is_inserted_updated_read_and_cleaned_up()
    {
        var table = providers.Membership;
        var (one, other) = (Entry(11_111, SiloStatus.Joining), Entry(11_112, SiloStatus.Active));

        var beforeInsert = await providers.DatabaseTime();
        var version = (await table.ReadAllAsync(default)).Version;
        Assert.True(await table.InsertRowAsync(one, version.Next(), default));
        Assert.False(await table.InsertRowAsync(other, version.Next(), default));
        version = (await table.ReadAllAsync(default)).Version;
        Assert.False(await table.InsertRowAsync(one, version.Next(), default));
        Assert.True(await table.InsertRowAsync(other, version.Next(), default));

        var (read, etag) = Assert.Single((await table.ReadRowAsync(one.SiloAddress, default)).Members);
        Assert.Equal((one.SiloName, one.HostName, one.ProxyPort), (read.SiloName, read.HostName, read.ProxyPort));
        // Both times come from the database's clock: a server's clock may be wrong.
        await AssertWrittenSince(beforeInsert, read.StartTime);
        read.Status = SiloStatus.Active;
        read.AddSuspector(other.SiloAddress, Now);
        version = (await table.ReadAllAsync(default)).Version;
        Assert.True(await table.UpdateRowAsync(read, etag, version.Next(), default));
        Assert.False(await table.UpdateRowAsync(read, etag, version.Next(), default));
        read.IAmAliveTime = Now.AddMinutes(1);
        var beforeAlive = await providers.DatabaseTime();
        await table.UpdateIAmAliveAsync(read, default);

        var all = (await table.ReadAllAsync(default)).Members.Select(member => member.Item1).OrderBy(member => member.SiloAddress.Endpoint.Port).ToArray();
        Assert.Equal([one.SiloAddress, other.SiloAddress], all.Select(member => member.SiloAddress));
        Assert.Equal(SiloStatus.Active, all[0].Status);
        await AssertWrittenSince(beforeAlive, all[0].IAmAliveTime);
        Assert.Equal([Tuple.Create(other.SiloAddress, Now)], all[0].SuspectTimes!);

        var gateways = await providers.Gateways.GetGateways();
        Assert.Equal([30_000, 30_001], gateways.Select(gateway => gateway.Port).Order());

        other.Status = SiloStatus.Dead;
        // The provider itself refuses the tag of an earlier version.
        version = (await table.ReadAllAsync(default)).Version;
        Assert.False(await table.UpdateRowAsync(other, etag, version.Next(), default));
        (_, etag) = Assert.Single((await table.ReadRowAsync(other.SiloAddress, default)).Members);
        Assert.True(await table.UpdateRowAsync(other, etag, version.Next(), default));
        await table.CleanupDefunctSiloEntriesAsync(Now.AddDays(1), default);
        Assert.Equal(one.SiloAddress, Assert.Single((await table.ReadAllAsync(default)).Members).Item1.SiloAddress);

        await table.DeleteMembershipTableEntriesAsync(ProviderFixture.Cluster, default);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, default);
        Assert.Empty((await table.ReadAllAsync(default)).Members);
    }

    /// <summary>Checks that a time lies between a moment and now, both by the database's clock.</summary>
    async Task AssertWrittenSince(DateTime before, DateTime written)
        => Assert.InRange(written, before, await providers.DatabaseTime());

    [Fact]
    public async Task Reminders_are_written_read_by_grain_and_by_range_and_removed()
    {
        var table = providers.Reminders;
        GrainId[] grains = [.. Enumerable.Range(0, 40).Select(i => GrainId.Create("reminded", $"grain {i}")).OrderBy(grain => grain.GetUniformHashCode())];
        foreach (var grain in grains) Assert.NotNull(await table.UpsertRow(Reminder(grain, "wake", TimeSpan.FromMinutes(1))));
        Assert.NotNull(await table.UpsertRow(Reminder(grains[0], "sleep", TimeSpan.FromHours(1))));

        var first = await table.ReadRow(grains[0], "wake");
        var etag = await table.UpsertRow(Reminder(grains[0], "wake", TimeSpan.FromMinutes(2)));
        var changed = await table.ReadRow(grains[0], "wake");
        Assert.Equal((grains[0], "wake", Now, TimeSpan.FromMinutes(2), etag), (changed!.GrainId, changed.ReminderName, changed.StartAt, changed.Period, changed.ETag));
        Assert.NotEqual(first!.ETag, changed.ETag);
        Assert.Equal(["sleep", "wake"], (await table.ReadRows(grains[0])).Reminders.Select(reminder => reminder.ReminderName).Order());

        // The start is exclusive and the end inclusive; a range with a larger start wraps around.
        var (low, high) = (grains[9].GetUniformHashCode(), grains[29].GetUniformHashCode());
        Assert.Equal(grains[10..30].ToHashSet(), await InRange(low, high));
        Assert.Equal(grains[30..].Concat(grains[..10]).ToHashSet(), await InRange(high, low));
        Assert.Equal(grains.ToHashSet(), await InRange(0, 0));

        Assert.False(await table.RemoveRow(grains[0], "wake", first.ETag!));
        Assert.True(await table.RemoveRow(grains[0], "wake", etag!));
        Assert.Null(await table.ReadRow(grains[0], "wake"));
        await table.TestOnlyClearTable();
        Assert.Empty((await table.ReadRows(0, 0)).Reminders);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task State_is_written_read_and_cleared_and_conflicts_are_detected(bool deletes)
    {
        var kind = $"state {deletes}";
        var storage = deletes ? providers.DeletingStorage : providers.Storage;
        GrainId[] grains =
        [
            GrainId.Create("counter", Guid.NewGuid().ToString("N")), GrainId.Create("counter", "a name"), GrainId.Create("counter", GrainIdKeyExtensions.CreateIntegerKey(7, "more").ToString()),
        ];
        foreach (var grain in grains)
        {
            var (one, other) = (new GrainState<Counter>(new Counter()), new GrainState<Counter>(new Counter()));
            await storage.ReadStateAsync(kind, grain, one);
            await storage.ReadStateAsync(kind, grain, other);
            Assert.Equal((false, null), (one.RecordExists, one.ETag));

            one.State = new Counter { Count = 1 };
            await storage.WriteStateAsync(kind, grain, one);
            await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(kind, grain, other));
            await storage.ReadStateAsync(kind, grain, other);
            Assert.Equal((true, 1, one.ETag), (other.RecordExists, other.State!.Count, other.ETag));

            one.State = new Counter { Count = 2 };
            await storage.WriteStateAsync(kind, grain, one);
            await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(kind, grain, other));
            await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync(kind, grain, other));

            await storage.ClearStateAsync(kind, grain, one);
            await storage.ReadStateAsync(kind, grain, other);
            Assert.Equal((false, 0), (other.RecordExists, other.State!.Count));
            one.State = new Counter { Count = 3 };
            await storage.WriteStateAsync(kind, grain, one);
            await storage.ReadStateAsync(kind, grain, other);
            Assert.Equal((true, 3), (other.RecordExists, other.State!.Count));
        }
    }

    async Task<HashSet<GrainId>> InRange(uint begin, uint end) => [.. (await providers.Reminders.ReadRows(begin, end)).Reminders.Select(reminder => reminder.GrainId)];

    static MembershipEntry Entry(int port, SiloStatus status) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, port, generation: 7),
        SiloName = $"silo-{port}",
        HostName = "host",
        Status = status,
        ProxyPort = 30_000 + port - 11_111,
        StartTime = Now,
        IAmAliveTime = Now,
    };

    static ReminderEntry Reminder(GrainId grain, string name, TimeSpan period) => new() { GrainId = grain, ReminderName = name, StartAt = Now, Period = period };

    /// <summary>The statements that a provider requires at its start, one property each.</summary>
    static IEnumerable<string> Statements(Type ofProvider) => ofProvider.Assembly.GetTypes().Single(type => type.Name == "DbStoredQueries")
        .GetProperties(BindingFlags.Instance | BindingFlags.NonPublic)
        .Select(property => property.Name);

    /// <summary>The statements of the storage provider, including a delete.</summary>
    static IEnumerable<string> StorageStatements() => QuotedWord().Matches(AdoNetGrainStorage.DefaultInitializationQuery).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"'(\w+)'")]
    private static partial Regex QuotedWord();

    [GenerateSerializer, Alias("test.provider-counter")]
    public sealed class Counter
    {
        [Id(0)]
        public int Count { get; init; }
    }
}
