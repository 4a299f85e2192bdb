using Collab.Journal.Tests.Following;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Appending;

/// <summary>A writer of whose batch only half has arrived: no statement runs and no transaction idles, so of the server's time-outs one alone ends it.</summary>
public sealed class HungWriterTests : IAsyncLifetime
{
    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_half_sent_append_is_ended_holds_followers_up_no_longer_and_is_made_once_by_the_next_try()
    {
        await using var proxy = new CuttableProxy(new NpgsqlConnectionStringBuilder(_database.ConnectionString).Port);
        await using var source = JournalDataSource.Create(
            new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Port = proxy.Port, Options = "-c transaction_timeout=2s" }.ConnectionString);
        await using var halving = await PostgresJournal.Open(source, new JournalOptions { RetryFor = TimeSpan.FromSeconds(20) });
        await using var journal = await _database.OpenJournal();
        using var subscriber = await RecordingSubscriber.Open(journal);
        var (half, whole) = (Some.Stream(), Some.Stream());
        proxy.HalveNextRequest("insert into journal.event");
        var hung = halving.Append(Some.Append(half, 0, 12), default);
        await Processes.Until(() => Writers() == 1);
        var appended = Assert.IsType<AppendResult.Appended>(await journal.Append(Some.Append(whole, 0), default));
        Assert.True(await journal.Head(default) < appended.Position, "The hung writer could still commit.");

        await subscriber.Received(appended);

        await subscriber.Received(await hung);
        Assert.Equal([whole, half], subscriber.Versions(half, whole).Select(told => told.Stream).Distinct());
        Assert.Equal(Enumerable.Range(1, 12), subscriber.Versions(half).Select(told => told.Version));
    }

    [Fact]
    public async Task Every_session_of_the_pool_asks_for_it_beside_what_the_connection_string_says()
    {
        await using var source = JournalDataSource.Create(_database.ConnectionString + ";Options='-c work_mem=5MB -c lock_timeout=7s'");
        await using var command = source.CreateCommand("select concat_ws(' ', current_setting('transaction_timeout'), current_setting('work_mem'), current_setting('lock_timeout'))");

        Assert.Equal("15s 5MB 7s", await command.ExecuteScalarAsync());
    }

    /// <summary>How many transactions have written to the journal and have not ended.</summary>
    long Writers()
    {
        using var command = _database.DataSource.CreateCommand(
            "select count(*) from pg_locks l join pg_stat_activity a using (pid) where l.relation = 'journal.event'::regclass and l.mode = 'RowExclusiveLock' and a.backend_xid is not null");
        return (long)command.ExecuteScalar()!;
    }
}
