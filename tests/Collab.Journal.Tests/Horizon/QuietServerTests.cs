using Collab.Journal.Reading;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Horizon;

/// <summary>Uses a server of its own without other transactions, which allows prepared ones, whose locks belong to no session.</summary>
public sealed class QuietServerTests : IAsyncLifetime
{
    OwnServer _own = null!;
    TestDatabase _database = null!;
    PostgresJournal _journal = null!;

    public async Task InitializeAsync()
    {
        _own = await PostgresServer.StartOwn(isDurable: false, "max_prepared_transactions=2", "autovacuum=off");
        _database = await TestDatabase.CreateAsync(_own.Server.ConnectionString("postgres"), []);
        _journal = await _database.OpenJournal();
    }

    public async Task DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _database.DisposeAsync();
        await _own.DisposeAsync();
    }

    [Fact]
    public async Task Horizon_waits_for_prepared_transaction()
    {
        StreamId slow;
        var first = await Append();
        await using (var writer = await Session.Begin(_database.ConnectionString))
        {
            slow = await writer.Write(1);
            await writer.Run("prepare transaction 'slow'");
        }

        var second = await Append();
        Assert.Equal(first, await _journal.Head(default));

        await using (var connection = await _database.DataSource.OpenConnectionAsync())
        {
            await using var commit = new NpgsqlCommand("commit prepared 'slow'", connection);
            await commit.ExecuteNonQueryAsync();
        }

        Assert.Equal(second, await _journal.Head(default));
        Assert.Contains(slow, (await _journal.ReadAll(first)).Select(recorded => recorded.Stream));
    }

    [Fact]
    public async Task Locks_are_read_only_when_events_lie_above_the_oldest_transaction()
    {
        var plan = $"explain (analyze, costs off, timing off) {HorizonReader.Sql.Replace("($1, $2)", "('3'::xid8, 0)", StringComparison.Ordinal)}";
        await Append();
        Assert.True(await LocksLookedAt(plan) == 0, "Nothing runs, so all that is there is settled.");
        await using var session = await Session.Begin(_database.ConnectionString);
        await session.Run("create temporary table load (id int)");
        Assert.True(await LocksLookedAt(plan) == 0, "All that is there lies below the oldest transaction.");

        await Append();

        Assert.True(await LocksLookedAt(plan) == 1);
        Assert.True(await LocksLookedAt(plan.Replace("'3'", "'1000000000000000000'", StringComparison.Ordinal)) == 0, "Nothing is new.");
    }

    async Task<JournalPosition> Append() => Assert.IsType<AppendResult.Appended>(await _journal.Append(Some.Append(Some.Stream(), 0), default)).Position;

    async Task<int> LocksLookedAt(string plan)
    {
        await using var command = _database.DataSource.CreateCommand(plan);
        await using var reader = await command.ExecuteReaderAsync();
        var looked = 0;
        while (await reader.ReadAsync())
        {
            var line = reader.GetString(0);
            if (line.Contains("pg_lock_status", StringComparison.Ordinal) && !line.Contains("never executed", StringComparison.Ordinal)) looked++;
        }

        return looked;
    }
}
