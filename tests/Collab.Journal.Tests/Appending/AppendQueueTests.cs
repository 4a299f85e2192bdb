using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Appending;

public sealed class AppendQueueTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    static readonly JournalOptions OneWriter = new() { Writers = 1 };

    [Fact]
    public async Task Appends_over_the_queue_limit_are_refused_as_busy()
    {
        await using var journal = await fixture.Database.OpenJournal(OneWriter with { MaxWaitingAppends = 2 });
        await using var gate = await Gate.Close(fixture.Database.DataSource);
        var waiting = new[] { Behind(gate, journal, default), Behind(gate, journal, default) };

        var exception = await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Append(Some.Append(Some.Stream(), 0), default));

        Assert.Equal(JournalUnavailableReason.Busy, exception.Reason);
        await gate.Open();
        Assert.All(await Task.WhenAll(waiting), result => Assert.IsType<AppendResult.Appended>(result));
    }

    [Fact]
    public async Task Append_cancelled_before_it_is_sent_is_not_made()
    {
        await using var journal = await fixture.Database.OpenJournal(OneWriter);
        await using var gate = await Gate.Close(fixture.Database.DataSource);
        using var giveUp = new CancellationTokenSource();
        var sent = Behind(gate, journal, default);
        await gate.SomebodyWaits();
        var stream = Some.Stream();
        var givenUp = journal.Append(Some.Append(stream, 0), giveUp.Token);

        await giveUp.CancelAsync();
        await gate.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        Assert.IsType<AppendResult.Appended>(await sent);
        Assert.Equal(0, await journal.Version(stream));
    }

    [Fact]
    public async Task Dispose_waits_for_pending_appends()
    {
        var journal = await fixture.Database.OpenJournal(OneWriter);
        await using var gate = await Gate.Close(fixture.Database.DataSource);
        var sent = Behind(gate, journal, default);
        await gate.SomebodyWaits();

        var disposing = journal.DisposeAsync();
        Assert.False(disposing.IsCompleted);
        await gate.Open();
        await disposing;

        Assert.IsType<AppendResult.Appended>(await sent);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.Append(Some.Append(Some.Stream(), 0), default));
    }

    [Fact]
    public async Task Failing_append_does_not_affect_others_in_its_group()
    {
        await using var journal = await fixture.Database.OpenJournal(OneWriter);
        await using var gate = await Gate.Close(fixture.Database.DataSource);
        var first = Behind(gate, journal, default);
        await gate.SomebodyWaits();
        var taken = Some.Stream();
        var changes = Enumerable.Range(0, 20).Select(i => journal.Append(Some.Append(i is 7 or 8 ? taken : Some.Stream(), 0), default)).ToArray();
        var broken = journal.Append(Some.Append(Some.Stream(), 0, 1, null, new NpgsqlBatchCommand("select 1 / 0")), default);

        await gate.Open();

        var results = await Task.WhenAll(changes);
        Assert.Equal((19, 1), (results.OfType<AppendResult.Appended>().Count(), results.OfType<AppendResult.VersionConflict>().Count()));
        await Assert.ThrowsAsync<PostgresException>(() => broken);
        Assert.IsType<AppendResult.Appended>(await first);
    }

    /// <summary>Queues an append whose transaction waits for the gate.</summary>
    static Task<AppendResult> Behind(Gate gate, PostgresJournal journal, CancellationToken cancellationToken) =>
        journal.Append(Some.Append(Some.Stream(), 0, 1, null, gate.Pass()), cancellationToken);

    /// <summary>An advisory lock that keeps transactions waiting.</summary>
    sealed class Gate(NpgsqlConnection connection, long key) : IAsyncDisposable
    {
        public static async Task<Gate> Close(NpgsqlDataSource database)
        {
            var key = Random.Shared.NextInt64();
            var connection = await database.OpenConnectionAsync();
            await using var command = new NpgsqlCommand($"select pg_advisory_lock({key})", connection);
            await command.ExecuteNonQueryAsync();
            return new Gate(connection, key);
        }

        public NpgsqlBatchCommand Pass() => new($"select pg_advisory_xact_lock({key})");

        public async Task SomebodyWaits()
        {
            await using var command = new NpgsqlCommand("select exists (select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database()))", connection);
            while (await command.ExecuteScalarAsync() is not true)
            {
            }
        }

        public async Task Open()
        {
            await using var command = new NpgsqlCommand($"select pg_advisory_unlock({key})", connection);
            await command.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
