using Collab.Journal.Tests.Following;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Appending;

/// <summary>A writer of whose batch only half has arrived: no statement runs and no transaction idles, so only transaction_timeout ends it.</summary>
public sealed class HungWriterTests : IAsyncLifetime
{
    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Half_sent_append_is_terminated_and_made_once_by_the_retry()
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
        Assert.Equal([whole, half], subscriber.Versions(half, whole).Select(delivered => delivered.Stream).Distinct());
        Assert.Equal(Enumerable.Range(1, 12), subscriber.Versions(half).Select(delivered => delivered.Version));
    }

    [Fact]
    public async Task Pool_adds_session_options_to_those_of_the_connection_string()
    {
        await using var source = JournalDataSource.Create(_database.ConnectionString + ";Options='-c work_mem=5MB -c lock_timeout=7s'");
        await using var command = source.CreateCommand("select concat_ws(' ', current_setting('transaction_timeout'), current_setting('work_mem'), current_setting('lock_timeout'))");

        Assert.Equal("15s 5MB 7s", await command.ExecuteScalarAsync());
    }

    /// <summary>The number of open transactions that have written to the journal.</summary>
    long Writers()
    {
        using var command = _database.DataSource.CreateCommand(
            "select count(*) from pg_locks l join pg_stat_activity a using (pid) where l.relation = 'journal.event'::regclass and l.mode = 'RowExclusiveLock' and a.backend_xid is not null");
        return (long)command.ExecuteScalar()!;
    }
}
