using System.Collections.Concurrent;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Appending;

/// <summary>Uses a server of its own and breaks it.</summary>
public sealed class OutageTests(OwnServerFixture fixture) : IClassFixture<OwnServerFixture>, IAsyncLifetime
{
    readonly OwnServer _own = fixture.Own;
    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(_own.Server.ConnectionString("postgres"), []);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Append_with_lost_response_is_recognised_as_committed()
    {
        await using var proxy = new CuttableProxy(_own.Server.Port);
        await using var source = Through(proxy);
        await using var journal = await PostgresJournal.Open(source);
        foreach (var command in new[] { null, Some.Key() })
        {
            var stream = Some.Stream();
            proxy.SwallowNextAnswer();

            var result = await journal.Append(Some.Append(stream, 0, 2, command), default);

            var events = await journal.Read(stream);
            Assert.Equal(2, events.Count);
            Assert.Equal(new AppendResult.Appended(events[^1].Position), result);
        }
    }

    [Fact]
    public async Task Append_with_killed_backend_is_made_at_most_once()
    {
        await using var journal = await _database.OpenJournal();
        using var stop = new CancellationTokenSource();
        var killing = Repeat(async () =>
        {
            await using var connection = new NpgsqlConnection(_own.Server.ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname like 'suite_%' and state = 'active'", connection);
            await command.ExecuteNonQueryAsync();
        }, stop.Token);

        var answered = await WriteFrom(journal, writers: 8, changesEach: 40);
        await stop.CancelAsync();
        await killing;

        await AssertAllStandOnce(answered);
    }

    [Fact]
    public async Task Appends_and_followers_recover_after_the_postmaster_is_killed()
    {
        await using var journal = await _database.OpenJournal(new JournalOptions { RetryFor = TimeSpan.FromSeconds(20) });
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var last = Some.Stream("last");
        var following = Follow(journal, last, stop.Token);
        var writing = WriteFrom(journal, writers: 8, changesEach: 60);
        for (var kills = 0; kills < 2; kills++)
        {
            var victim = _own.Server.ProcessId;
            Signals.Kill(victim);
            await Processes.Until(() => _own.Server.ProcessId != victim);
            await journal.Append(Some.Append(Some.Stream(), 0), default);
        }

        var answered = await writing;
        await journal.Append(Some.Append(last, 0), default);

        await AssertAllStandOnce(answered);
        var seen = await following;
        Assert.Equal(seen.Distinct().Count(), seen.Count);
        Assert.Superset(answered.Keys.ToHashSet(), seen.ToHashSet());
    }

    [Fact]
    public async Task Unreachable_database_is_reported_as_unavailable_within_retry_time()
    {
        var proxy = new CuttableProxy(_own.Server.Port);
        await using var source = Through(proxy);
        await using var journal = await PostgresJournal.Open(source, new JournalOptions { RetryFor = TimeSpan.FromMilliseconds(300) });
        await journal.Append(Some.Append(Some.Stream(), 0), default);
        await proxy.DisposeAsync();

        var append = await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Append(Some.Append(Some.Stream(), 0), default));
        var read = await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.ReadPageBackwards(Some.Stream(), int.MaxValue, 1, default));

        Assert.Equal(JournalUnavailableReason.Unreachable, read.Reason);
        Assert.Contains(append.Reason, new[] { JournalUnavailableReason.Unreachable, JournalUnavailableReason.OutcomeUnknown });
    }

    [Fact]
    public async Task Read_only_database_is_reported_as_read_only()
    {
        await (await _database.OpenJournal()).DisposeAsync();
        await using var source = JournalDataSource.Create(_database.ConnectionString + ";Options='-c default_transaction_read_only=on'");
        await using var journal = await PostgresJournal.Open(source, new JournalOptions { RetryFor = TimeSpan.Zero });

        var exception = await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Append(Some.Append(Some.Stream(), 0), default));

        Assert.Equal(JournalUnavailableReason.ReadOnly, exception.Reason);
    }

    NpgsqlDataSource Through(CuttableProxy proxy) =>
        JournalDataSource.Create(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Port = proxy.Port }.ConnectionString);

    static async Task<List<StreamId>> Follow(PostgresJournal journal, StreamId last, CancellationToken cancellationToken)
    {
        var seen = new List<StreamId>();
        await foreach (var recorded in journal.Follow(JournalPosition.Start, cancellationToken))
        {
            if (recorded.Stream == last) break;
            seen.Add(recorded.Stream);
        }

        return seen;
    }

    /// <summary>Writes each append to a stream of its own; returns the positions of acknowledged appends.</summary>
    static async Task<ConcurrentDictionary<StreamId, JournalPosition>> WriteFrom(PostgresJournal journal, int writers, int changesEach)
    {
        var answered = new ConcurrentDictionary<StreamId, JournalPosition>();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
        {
            for (var i = 0; i < changesEach; i++)
            {
                var stream = Some.Stream();
                try
                {
                    if (await journal.Append(Some.Append(stream, 0), default) is AppendResult.Appended appended) answered[stream] = appended.Position;
                }
                catch (JournalUnavailableException)
                {
                    // Not acknowledged: it may be committed or not.
                }
            }
        }));
        return answered;
    }

    async Task AssertAllStandOnce(ConcurrentDictionary<StreamId, JournalPosition> answered)
    {
        await using var journal = await _database.OpenJournal();
        Assert.NotEmpty(answered);
        foreach (var (stream, position) in answered) Assert.Equal(position, Assert.Single(await journal.Read(stream)).Position);
    }

    static async Task Repeat(Func<Task> action, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested) await action();
    }
}
