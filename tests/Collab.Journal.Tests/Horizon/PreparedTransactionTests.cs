using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Horizon;

/// <summary>A server that allows prepared transactions, whose locks belong to no session.</summary>
public sealed class PreparedTransactionTests
{
    [Fact]
    public async Task A_prepared_writer_is_waited_for_by_its_own_id()
    {
        await using var own = await PostgresServer.StartOwn(isDurable: false, "max_prepared_transactions=2");
        await using var database = await TestDatabase.CreateAsync(own.Server.ConnectionString("postgres"), []);
        await using var journal = await database.OpenJournal();
        StreamId slow;
        var first = Position(await journal.Append(Some.Append(Some.Stream(), 0), default));
        await using (var writer = await Session.Begin(database.ConnectionString))
        {
            slow = await writer.Write(1);
            await writer.Run("prepare transaction 'slow'");
        }

        var second = Position(await journal.Append(Some.Append(Some.Stream(), 0), default));
        Assert.Equal(first, await journal.Head(default));

        await using (var connection = await database.DataSource.OpenConnectionAsync())
        {
            await using var commit = new NpgsqlCommand("commit prepared 'slow'", connection);
            await commit.ExecuteNonQueryAsync();
        }

        Assert.Equal(second, await journal.Head(default));
        Assert.Contains(slow, (await Some.All(journal.ReadAll(first, default))).Select(recorded => recorded.Stream));
    }

    static JournalPosition Position(AppendResult result) => Assert.IsType<AppendResult.Appended>(result).Position;
}
