using Collab.Journal.Tests.Following;
using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Horizon;

/// <summary>Transactions that stay open beside the journal: which of them are waited for, and which are not.</summary>
public sealed class HorizonTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly PostgresJournal _journal = fixture.Journal;

    [Fact]
    public async Task A_transaction_in_another_database_of_the_server_holds_nothing_up()
    {
        await using var other = await TestDatabase.CreateEmptyAsync();
        await using var neighbour = await Session.Begin(other.ConnectionString);
        await neighbour.Run("create table load (id int); insert into load values (1)");

        await IsTold();
    }

    [Fact]
    public async Task A_transaction_on_other_tables_of_the_database_holds_nothing_up()
    {
        await using var neighbour = await Session.Begin(fixture.Database.ConnectionString);
        await neighbour.Run($"insert into public.note (id) values ('{Guid.NewGuid()}')");

        await IsTold();
    }

    [Theory]
    [InlineData("select * from journal.event limit 1 for update")]
    [InlineData("lock table journal.event in share update exclusive mode")]
    public async Task A_transaction_that_holds_a_lock_of_those_who_do_not_write_holds_nothing_up(string sql)
    {
        await _journal.Append(Some.Append(Some.Stream(), 0), default);
        await using var neighbour = await Session.Begin(fixture.Database.ConnectionString);
        await neighbour.Run($"insert into public.note (id) values ('{Guid.NewGuid()}')");
        await neighbour.Run(sql);

        await IsTold();
    }

    [Fact]
    public async Task A_slow_writer_is_waited_for_whatever_else_is_open()
    {
        await using var other = await TestDatabase.CreateEmptyAsync();
        await using var neighbour = await Session.Begin(other.ConnectionString);
        await neighbour.Run("create table load (id int); insert into load values (1)");
        using var subscriber = await RecordingSubscriber.Open(_journal);
        await using var writer = await Session.Begin(fixture.Database.ConnectionString);
        var slow = await writer.Write(1);
        var (quick, appended) = await Append();
        Assert.True(await _journal.Head(default) < appended, "The head must not pass a running writer.");

        await writer.Run("commit");

        await subscriber.Received(new AppendResult.Appended(appended));
        Assert.Equal([slow, quick], subscriber.Versions(slow, quick).Select(told => told.Stream));
    }

    [Theory]
    [InlineData("savepoint one; insert into public.note (id) values (gen_random_uuid()::text)")]
    [InlineData("savepoint one; insert into public.note (id) values (gen_random_uuid()::text); rollback to one; savepoint two")]
    public async Task A_writer_with_savepoints_is_waited_for_by_its_own_id(string more)
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
        Assert.Equal([first, second, quick], subscriber.Versions(first, second, quick).Select(told => told.Stream));
    }

    [Fact]
    public async Task A_writer_that_has_no_transaction_id_yet_is_waited_for_while_something_older_runs()
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
    public async Task A_writer_that_has_only_a_command_key_as_yet_is_waited_for()
    {
        await using var writer = await Session.Begin(fixture.Database.ConnectionString);
        await writer.Run($"insert into journal.command (author, client_mutation_id, fingerprint, subject, sequence) values ('a', '{Guid.NewGuid()}', 'f', 's', 1)");
        var (quick, appended) = await Append();
        Assert.True(await _journal.Head(default) < appended);
        using var subscriber = await RecordingSubscriber.Open(_journal);
        var slow = await writer.Write(1);

        await writer.Run("commit");

        await subscriber.Received(new AppendResult.Appended(appended));
        Assert.Equal([slow, quick], subscriber.Versions(slow, quick).Select(told => told.Stream));
    }

    [Fact]
    public async Task A_rolled_back_writer_holds_nothing_up_any_more()
    {
        await using var writer = await Session.Begin(fixture.Database.ConnectionString);
        var slow = await writer.Write(1);
        var (quick, appended) = await Append();
        using var subscriber = await RecordingSubscriber.Open(_journal);

        await writer.Run("rollback");

        await subscriber.Received(new AppendResult.Appended(appended));
        Assert.Equal([quick], subscriber.Versions(slow, quick).Select(told => told.Stream));
    }

    [Fact]
    public async Task Freshness_ages_while_something_committed_cannot_be_told_yet()
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

    /// <summary>An append is settled at once, told to subscribers, and given to those who follow.</summary>
    async Task IsTold()
    {
        using var stop = new CancellationTokenSource(Patience);
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
