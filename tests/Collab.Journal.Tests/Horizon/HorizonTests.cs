using Collab.Journal.Tests.Following;
using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Horizon;

/// <summary>Which open transactions delay the horizon, and which do not.</summary>
public sealed class HorizonTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(30);

    readonly PostgresJournal _journal = fixture.Journal;

    [Fact]
    public async Task Transaction_in_another_database_does_not_delay_the_horizon()
    {
        await using var other = await TestDatabase.CreateEmptyAsync();
        await using var session = await Session.Begin(other.ConnectionString);
        await session.Run("create table load (id int); insert into load values (1)");

        await IsDelivered();
    }

    [Fact]
    public async Task Transaction_on_other_tables_does_not_delay_the_horizon()
    {
        await using var session = await Session.Begin(fixture.Database.ConnectionString);
        await session.Run($"insert into public.note (id) values ('{Guid.NewGuid()}')");

        await IsDelivered();
    }

    [Theory]
    [InlineData("select * from journal.event limit 1 for update")]
    [InlineData("lock table journal.event in share update exclusive mode")]
    public async Task Transaction_with_non_writing_lock_does_not_delay_the_horizon(string sql)
    {
        await _journal.Append(Some.Append(Some.Stream(), 0), default);
        await using var session = await Session.Begin(fixture.Database.ConnectionString);
        await session.Run($"insert into public.note (id) values ('{Guid.NewGuid()}')");
        await session.Run(sql);

        await IsDelivered();
    }

    [Fact]
    public async Task Horizon_waits_for_slow_writer_beside_other_transactions()
    {
        await using var other = await TestDatabase.CreateEmptyAsync();
        await using var session = await Session.Begin(other.ConnectionString);
        await session.Run("create table load (id int); insert into load values (1)");
        using var subscriber = await RecordingSubscriber.Open(_journal);
        await using var writer = await Session.Begin(fixture.Database.ConnectionString);
        var slow = await writer.Write(1);
        var (quick, appended) = await Append();
        Assert.True(await _journal.Head(default) < appended, "The head must not pass a running writer.");

        await writer.Run("commit");

        await subscriber.Received(new AppendResult.Appended(appended));
        Assert.Equal([slow, quick], subscriber.Versions(slow, quick).Select(delivered => delivered.Stream));
    }

    [Theory]
    [InlineData("savepoint one; insert into public.note (id) values (gen_random_uuid()::text)")]
    [InlineData("savepoint one; insert into public.note (id) values (gen_random_uuid()::text); rollback to one; savepoint two")]
    public async Task Horizon_waits_for_writer_with_savepoints(string more)
    {
        await using var writer = await Session.Begin(fixture.Database.ConnectionString);
        var first = await writer.Write(1);
        await writer.Run(more);
        var second = await writer.Write(2);
        var (quick, appended) = await Append();
        using var subscriber = await RecordingSubscriber.Open(_journal);
        Assert.True(await _journal.Head(default) < appended);

        await writer.Run("commit");

        await subscriber.Received(new AppendResult.Appended(appended));
        Assert.Equal([first, second, quick], subscriber.Versions(first, second, quick).Select(delivered => delivered.Stream));
    }

    [Fact]
    public async Task Horizon_waits_for_writer_without_transaction_id_while_older_one_runs()
    {
        await using var older = await Session.Begin(fixture.Database.ConnectionString);
        await older.Run($"insert into public.note (id) values ('{Guid.NewGuid()}')");
        await using var writer = await Session.Begin(fixture.Database.ConnectionString);
        await writer.Run("lock table journal.event in row exclusive mode");
        var (_, appended) = await Append();
        Assert.True(await _journal.Head(default) < appended);

        await writer.Run("rollback");

        Assert.True(await _journal.Head(default) >= appended);
    }

    [Fact]
    public async Task Horizon_waits_for_writer_that_has_only_inserted_a_command_key()
    {
        await using var writer = await Session.Begin(fixture.Database.ConnectionString);
        await writer.Run($"insert into journal.command (author, client_mutation_id, fingerprint, subject, sequence) values ('a', '{Guid.NewGuid()}', 'f', 's', 1)");
        var (quick, appended) = await Append();
        Assert.True(await _journal.Head(default) < appended);
        using var subscriber = await RecordingSubscriber.Open(_journal);
        var slow = await writer.Write(1);

        await writer.Run("commit");

        await subscriber.Received(new AppendResult.Appended(appended));
        Assert.Equal([slow, quick], subscriber.Versions(slow, quick).Select(delivered => delivered.Stream));
    }

    [Fact]
    public async Task Rolled_back_writer_no_longer_delays_the_horizon()
    {
        await using var writer = await Session.Begin(fixture.Database.ConnectionString);
        var slow = await writer.Write(1);
        var (quick, appended) = await Append();
        using var subscriber = await RecordingSubscriber.Open(_journal);

        await writer.Run("rollback");

        await subscriber.Received(new AppendResult.Appended(appended));
        Assert.Equal([quick], subscriber.Versions(slow, quick).Select(delivered => delivered.Stream));
    }

    [Fact]
    public async Task Freshness_ages_while_committed_events_are_not_settled()
    {
        using var subscriber = await RecordingSubscriber.Open(_journal);
        await using var writer = await Session.Begin(fixture.Database.ConnectionString);
        await writer.Write(1);
        var (_, appended) = await Append();
        await Processes.Until(() => _journal.Freshness is { } freshness && freshness.Age > TimeSpan.FromMilliseconds(800));

        await writer.Run("commit");

        await subscriber.Received(new AppendResult.Appended(appended));
        await Processes.Until(() => _journal.Freshness!.Age < TimeSpan.FromMilliseconds(500));
    }

    /// <summary>Checks that an append is settled at once, delivered to subscribers and followed.</summary>
    async Task IsDelivered()
    {
        using var stop = new CancellationTokenSource(WaitTimeout);
        using var subscriber = await RecordingSubscriber.Open(_journal);
        var (stream, appended) = await Append();
        _journal.PollNow();

        await subscriber.Received(new AppendResult.Appended(appended));

        Assert.True(await _journal.Head(default) >= appended);
        await foreach (var recorded in _journal.Follow(appended with { Sequence = 0 }, stop.Token))
        {
            Assert.Equal(stream, recorded.Stream);
            break;
        }
    }

    async Task<(StreamId Stream, JournalPosition Position)> Append()
    {
        var stream = Some.Stream();
        return (stream, Assert.IsType<AppendResult.Appended>(await _journal.Append(Some.Append(stream, 0), default)).Position);
    }
}
