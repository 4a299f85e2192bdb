using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Following;

public sealed class SubscribeTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(30);

    readonly PostgresJournal _journal = fixture.Journal;

    [Fact]
    public async Task Each_event_is_delivered_once_in_position_order()
    {
        using var subscriber = await RecordingSubscriber.Open(_journal);

        await AllReceived(subscriber, 20, 3);

        await subscriber.HasReceivedAll();
    }

    [Fact]
    public async Task Several_pages_are_delivered_in_several_batches()
    {
        using var subscriber = await RecordingSubscriber.Open(_journal);
        await fixture.Execute("""
            insert into journal.event (stream, version, sequence, type, data, author, at)
            select 'many-' || number, 1, number, 'T', '{}', 'a', now() from generate_series(1, 5000) number
            """);

        await AllReceived(subscriber, 1, 1);

        await subscriber.HasReceivedAll();
        Assert.All(subscriber.Batches, batch => Assert.InRange(batch.Versions.Count, 0, 1024));
    }

    [Fact]
    public async Task Events_of_another_process_are_delivered()
    {
        await using var other = await fixture.Database.OpenJournal();
        using var subscriber = await RecordingSubscriber.Open(_journal);
        var stream = Some.Stream();

        await subscriber.Received(await other.Append(Some.Append(stream, 0), default));

        Assert.Equal([new StreamVersion(stream, 1)], subscriber.Versions(stream));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_events_of_requested_types_are_delivered_whole(bool isFollowed)
    {
        using var stop = new CancellationTokenSource();
        var following = isFollowed ? Follow(await _journal.Head(default), stop.Token) : Task.CompletedTask;
        using var subscriber = await RecordingSubscriber.Open(_journal, "Joined", "Left");
        var stream = Some.Stream();
        NewEvent[] events = [Some.Event("Renamed"), Some.Event("Joined", """{"who":1}"""), Some.Event("Renamed"), Some.Event("Left", """{"who":2}""")];

        await subscriber.Received(await _journal.Append(new Append([new StreamAppend(stream, 0, events)], Some.Author, Some.Moment, Some.Key(), []), default));

        var written = await _journal.Read(stream);
        Assert.Equal([1, 2, 3, 4], subscriber.Versions(stream).Select(delivered => delivered.Version));
        Assert.Equivalent(new[] { written[1], written[3] }, subscriber.Events(stream), strict: true);
        await stop.CancelAsync();
        await following;
    }

    [Fact]
    public async Task Nothing_is_missed_or_repeated_while_followers_come_and_go()
    {
        using var subscriber = await RecordingSubscriber.Open(_journal, "GoalRevised");
        for (var round = 0; round < 8; round++)
        {
            using var stop = new CancellationTokenSource();
            var following = Follow(await _journal.Head(default), stop.Token);
            await AllReceived(subscriber, 10, 7);
            await stop.CancelAsync();
            await following;
            await AllReceived(subscriber, 1, 1);
        }

        await subscriber.HasReceivedAll();
        Assert.All(subscriber.Batches, batch => Assert.Equal(batch.Versions, batch.Events.Select(recorded => new StreamVersion(recorded.Stream, recorded.Version))));
    }

    [Fact]
    public async Task New_follower_receives_events_from_the_time_without_followers()
    {
        using var subscriber = await RecordingSubscriber.Open(_journal);
        var (first, between, last) = (Some.Stream(), Some.Stream(), Some.Stream());
        var after = await _journal.Head(default);
        await AppendAndFollow(first);
        await subscriber.Received(await _journal.Append(Some.Append(between, 0), default));

        var seen = await AppendAndFollow(last);

        Assert.Equal([first, between, last], seen.Where(stream => stream == first || stream == between || stream == last));

        async Task<List<StreamId>> AppendAndFollow(StreamId stream)
        {
            var seen = new List<StreamId>();
            using var timeout = new CancellationTokenSource(WaitTimeout);
            var following = _journal.Follow(after, timeout.Token);
            await _journal.Append(Some.Append(stream, 0), default);
            await foreach (var recorded in following)
            {
                seen.Add(recorded.Stream);
                if (recorded.Stream == stream) break;
            }

            return seen;
        }
    }

    [Fact]
    public async Task Event_after_a_running_transaction_is_delivered_when_it_ends()
    {
        var (slow, quick) = (Some.Stream(), Some.Stream());
        using var subscriber = await RecordingSubscriber.Open(_journal);
        await using var connection = await fixture.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await FollowTests.Insert(connection, slow, 1);
        var appended = await _journal.Append(Some.Append(quick, 0), default);

        await transaction.CommitAsync();

        await subscriber.Received(appended);
        Assert.Equal([slow, quick], subscriber.Versions(slow, quick).Select(delivered => delivered.Stream));
    }

    [Fact]
    public async Task Failing_subscriber_does_not_affect_other_subscribers()
    {
        using var failing = await _journal.Subscribe(new Failing(), default);
        using var subscriber = await RecordingSubscriber.Open(_journal);
        var stream = Some.Stream();

        await subscriber.Received(await _journal.Append(Some.Append(stream, 0), default));

        Assert.Single(subscriber.Versions(stream));
    }

    [Fact]
    public async Task Disposed_subscription_receives_no_more_batches()
    {
        using var ended = await RecordingSubscriber.Open(_journal, "GoalRevised");
        using var subscriber = await RecordingSubscriber.Open(_journal);
        ended.Dispose();
        var stream = Some.Stream();

        await subscriber.Received(await _journal.Append(Some.Append(stream, 0), default));

        Assert.Empty(ended.Versions(stream));
        Assert.Empty(subscriber.Events(stream));
    }

    /// <summary>Appends concurrently and waits until everything was received.</summary>
    async Task AllReceived(RecordingSubscriber subscriber, int appends, int events)
    {
        foreach (var appended in await Task.WhenAll(Enumerable.Range(0, appends).Select(_ => _journal.Append(Some.Append(Some.Stream(), 0, events), default))))
            await subscriber.Received(appended);
    }

    async Task Follow(JournalPosition after, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var recorded in _journal.Follow(after, cancellationToken)) Assert.True(recorded.Position > after);
        }
        catch (OperationCanceledException)
        {
            // Cancelled at the end of the test.
        }
    }

    sealed class Failing : IJournalSubscriber
    {
        public IReadOnlyCollection<string> EventTypes => [];

        public void Receive(JournalBatch batch) => throw new InvalidOperationException("The test says so.");
    }
}
