using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Following;

public sealed class FollowTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(30);

    readonly PostgresJournal _journal = fixture.Journal;

    [Fact]
    public async Task Events_are_followed_once_in_position_order()
    {
        var after = await _journal.Head(default);
        using var stop = new CancellationTokenSource(WaitTimeout);
        var following = Take(_journal, after, 60, stop.Token);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _journal.Append(Some.Append(Some.Stream(), 0, 3), default)));

        var seen = await following;
        Assert.Equal(seen.Select(recorded => recorded.Position).Distinct().Order(), seen.Select(recorded => recorded.Position));
    }

    [Fact]
    public async Task Follow_resumes_from_any_position()
    {
        var before = await _journal.Head(default);
        for (var i = 0; i < 5; i++) await _journal.Append(Some.Append(Some.Stream(), 0), default);
        using var stop = new CancellationTokenSource(WaitTimeout);
        var all = await Take(_journal, before, 5, stop.Token);

        foreach (var start in Enumerable.Range(0, 4))
            Assert.Equal(all[(start + 1)..].Select(e => e.Position), (await Take(_journal, all[start].Position, 4 - start, stop.Token)).Select(e => e.Position));
    }

    [Fact]
    public async Task Events_of_another_process_are_followed()
    {
        await using var other = await fixture.Database.OpenJournal();
        var after = await _journal.Head(default);
        using var stop = new CancellationTokenSource(WaitTimeout);
        var following = Take(_journal, after, 1, stop.Token);
        var stream = Some.Stream();

        await other.Append(Some.Append(stream, 0), default);

        Assert.Equal(stream, Assert.Single(await following).Stream);
    }

    [Fact]
    public async Task Event_after_a_running_transaction_is_delayed()
    {
        var (slow, quick) = (Some.Stream(), Some.Stream());
        var after = await _journal.Head(default);
        await using var connection = await fixture.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Insert(connection, slow, 1);
        await _journal.Append(Some.Append(quick, 0), default);
        Assert.True(await _journal.Head(default) == after, "The head must not pass a running transaction.");
        using var stop = new CancellationTokenSource(WaitTimeout);
        var following = Take(_journal, after, 2, stop.Token);

        await transaction.CommitAsync();

        Assert.Equal([slow, quick], (await following).Select(recorded => recorded.Stream));
    }

    [Fact]
    public async Task Follower_behind_the_buffer_reads_the_database()
    {
        await using var small = await fixture.Database.OpenJournal(new JournalOptions { RecentEvents = 4 });
        var after = await small.Head(default);
        using var stop = new CancellationTokenSource(WaitTimeout);
        await using var slow = small.Follow(after, stop.Token).GetAsyncEnumerator(stop.Token);
        var quick = Take(small, after, 50, stop.Token);
        for (var i = 0; i < 50; i++) await small.Append(Some.Append(Some.Stream(), 0), default);
        var expected = await quick;

        foreach (var recorded in expected)
        {
            Assert.True(await slow.MoveNextAsync());
            Assert.Equal(recorded.Position, slow.Current.Position);
        }
    }

    [Fact]
    public async Task Distant_followers_share_pages()
    {
        var after = await _journal.Head(default);
        for (var i = 0; i < 50; i++) await _journal.Append(Some.Append(Some.Stream(), 0), default);
        await using var started = await fixture.Database.OpenJournal();
        using var stop = new CancellationTokenSource(WaitTimeout);
        var first = await Take(started, after, 50, stop.Token);

        var second = await Take(started, first[2].Position, 47, stop.Token);

        Assert.All(second.Zip(first[3..]), pair => Assert.Same(pair.Second, pair.First));
    }

    [Fact]
    public async Task History_page_cache_is_bounded()
    {
        const int large = 200 << 10;
        var after = await _journal.Head(default);
        for (var i = 0; i < 10; i++)
            await _journal.Append(new Append([new StreamAppend(Some.Stream(), 0, [Some.Event(data: $"\"{new string('x', large)}\"")])], Some.Author, Some.Moment, null, []), default);
        await using var started = await fixture.Database.OpenJournal();
        using var stop = new CancellationTokenSource(WaitTimeout);
        var first = await Take(started, after, 10, stop.Token);

        var second = await Take(started, after, 10, stop.Token);

        Assert.Equal(first.Select(recorded => recorded.Position), second.Select(recorded => recorded.Position));
        Assert.NotSame(first[0], second[0]);
    }

    [Fact]
    public async Task Cancellation_ends_follow()
    {
        using var stop = new CancellationTokenSource();
        var following = Take(_journal, await _journal.Head(default), 1, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact]
    public void No_event_is_skipped_or_repeated_in_any_commit_order()
    {
        var schedules = Gen.Choose(0, 99).ListOf().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(schedules, schedule => Holds([.. schedule]).GetAwaiter().GetResult()));
    }

    /// <summary>Runs transactions concurrently by a schedule and compares the followed events with the committed ones.</summary>
    async Task<bool> Holds(IReadOnlyList<int> schedule)
    {
        const int slots = 4;
        var after = await _journal.Head(default);
        using var stop = new CancellationTokenSource(WaitTimeout);
        var last = Some.Stream("sentinel");
        var following = TakeUntil(_journal, after, last, stop.Token);
        var committed = new List<StreamId>();
        var running = new Writer?[slots];
        foreach (var number in schedule)
        {
            var slot = number % slots;
            var writer = running[slot] ??= await Writer.Begin(fixture.Database.DataSource);
            switch (number / slots % 5)
            {
                case 0:
                    committed.AddRange(await writer.End(commit: true));
                    running[slot] = null;
                    break;
                case 1:
                    await writer.End(commit: false);
                    running[slot] = null;
                    break;
                default:
                    await writer.Append();
                    break;
            }
        }

        foreach (var writer in running.OfType<Writer>()) committed.AddRange(await writer.End(commit: true));
        await _journal.Append(Some.Append(last, 0), default);
        var seen = await following;
        return seen.Select(recorded => recorded.Stream).ToHashSet().SetEquals(committed)
            && seen.Count == committed.Count
            && seen.Zip(seen.Skip(1)).All(pair => pair.First.Position < pair.Second.Position);
    }

    static async Task<List<RecordedEvent>> Take(PostgresJournal journal, JournalPosition after, int count, CancellationToken cancellationToken)
    {
        var seen = new List<RecordedEvent>();
        await foreach (var recorded in journal.Follow(after, cancellationToken))
        {
            seen.Add(recorded);
            if (seen.Count == count) break;
        }

        return seen;
    }

    static async Task<List<RecordedEvent>> TakeUntil(PostgresJournal journal, JournalPosition after, StreamId last, CancellationToken cancellationToken)
    {
        var seen = new List<RecordedEvent>();
        await foreach (var recorded in journal.Follow(after, cancellationToken))
        {
            if (recorded.Stream == last) break;
            seen.Add(recorded);
        }

        return seen;
    }

    internal static async Task Insert(NpgsqlConnection connection, StreamId stream, int sequence)
    {
        await using var command = new NpgsqlCommand("insert into journal.event (stream, version, sequence, type, data, author, at) values ($1, 1, $2, 'T', '{}', 'a', now())", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.Value });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = sequence });
        await command.ExecuteNonQueryAsync();
    }

    sealed class Writer(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        readonly List<StreamId> _streams = [];

        public static async Task<Writer> Begin(NpgsqlDataSource database)
        {
            var connection = await database.OpenConnectionAsync();
            return new Writer(connection, await connection.BeginTransactionAsync());
        }

        public async Task Append()
        {
            var stream = Some.Stream();
            await Insert(connection, stream, _streams.Count + 1);
            _streams.Add(stream);
        }

        public async Task<IReadOnlyList<StreamId>> End(bool commit)
        {
            if (commit) await transaction.CommitAsync();
            else await transaction.RollbackAsync();
            await connection.DisposeAsync();
            return _streams;
        }
    }
}
