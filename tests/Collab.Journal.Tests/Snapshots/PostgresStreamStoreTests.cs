using System.Text;
using Collab.Journal.Snapshots;
using Xunit;

namespace Collab.Journal.Tests.Snapshots;

public sealed class PostgresStreamStoreTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    const string Format = "a1.1";

    readonly PostgresStreamStore _streams = new(fixture.Database.DataSource);
    readonly StreamId _stream = Some.Stream();

    [Fact]
    public async Task A_stream_without_a_snapshot_is_read_whole_and_an_unknown_one_is_empty()
    {
        await Append(3);
        var loads = await _streams.Load(Format, [new(Some.Stream(), 0), new(_stream, 0)], default);
        Assert.Equal([0, 3], loads.Select(load => load.Events.Count));
        Assert.All(loads, load => Assert.Null(load.Snapshot));
        Assert.Equal(await Some.All(fixture.Journal.Read(_stream, 0, default)), loads[1].Events, (one, other) => one.Data.Span.SequenceEqual(other.Data.Span) && one with { Data = default } == other with { Data = default });
    }

    [Fact]
    public async Task The_latest_snapshot_comes_with_its_own_event_and_those_after_it()
    {
        await Append(5);
        await Save(2);
        await Save(4);
        var load = Assert.Single(await _streams.Load(Format, [new(_stream, 0)], default));
        Assert.Equal(4, load.Snapshot!.Version);
        Assert.Equal("4", Encoding.UTF8.GetString(load.Snapshot.Data.Span));
        Assert.Equal([4, 5], load.Events.Select(recorded => recorded.Version));
        Assert.Equal([4], await Saved());
    }

    [Fact]
    public async Task A_known_version_brings_its_own_event_and_those_after_it()
    {
        await Append(5);
        await Save(4);
        var load = Assert.Single(await _streams.Load(Format, [new(_stream, 3)], default));
        Assert.Null(load.Snapshot);
        Assert.Equal([3, 4, 5], load.Events.Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task Snapshots_of_another_format_are_left_aside_and_stay_for_a_day()
    {
        await Append(4);
        await Save(4, format: "b2.1");
        Assert.Null((await _streams.Load(Format, [new(_stream, 0)], default))[0].Snapshot);
        await Save(3);
        Assert.Equal([3, 4], await Saved());
        await fixture.Execute($"update journal.stream_snapshot set saved_at = now() - interval '25 hours' where stream = '{_stream}'");
        await Save(4);
        Assert.Equal([4], await Saved());
    }

    [Fact]
    public async Task A_snapshot_that_is_kept_stays_and_one_that_was_saved_twice_is_kept_when_one_of_them_was()
    {
        await Append(6);
        await Save(2, isKept: true);
        await Save(4);
        await Save(4, isKept: true);
        await Save(4);
        await Save(6);
        Assert.Equal([2, 4, 6], await Saved());
    }

    [Fact]
    public async Task A_snapshot_of_a_history_that_the_journal_does_not_have_is_not_saved()
    {
        await Append(3);
        await _streams.Save(new NewStreamSnapshot(_stream, Format, 4, Some.Moment, false, default), default);
        await _streams.Save(new NewStreamSnapshot(_stream, Format, 3, Some.Moment.AddDays(1), false, default), default);
        Assert.Empty(await Saved());
    }

    [Fact]
    public async Task A_view_of_the_past_begins_from_the_latest_snapshot_before_it()
    {
        for (var i = 0; i < 8; i++) await Append(1, Some.Moment.AddMinutes(i));
        foreach (var version in new[] { 2, 4, 6 }) await Save(version, isKept: true, at: Some.Moment.AddMinutes(version - 1));
        Assert.Equal((null, 1, 0), await AsOf(0));
        Assert.Equal((2, 3, 1), await AsOf(2));
        Assert.Equal((4, 4, 0), await AsOf(3));
        Assert.Equal((6, 8, 2), await AsOf(9));
        var nothing = Assert.Single(await _streams.LoadAsOf(Format, [_stream], Some.Moment.AddMinutes(-1), default));
        Assert.Null(nothing.Snapshot);
        Assert.Empty(nothing.Events);

        // From how many events, to which version, the events of it that were read.
        async Task<(int? From, int To, int Read)> AsOf(int minutes)
        {
            var load = Assert.Single(await _streams.LoadAsOf(Format, [_stream], Some.Moment.AddMinutes(minutes), default));
            return (load.Snapshot?.Version, load.Events is [.., var last] ? last.Version : load.Snapshot!.Version, load.Snapshot is null ? 0 : load.Events.Count);
        }
    }

    [Fact]
    public async Task The_past_ends_before_the_first_event_that_is_later_also_when_clocks_differ()
    {
        foreach (var minute in new[] { 0, 5, 3, 4, 9 }) await Append(1, Some.Moment.AddMinutes(minute));
        // All up to version 3 includes the event of minute 5, whatever version 3 itself says.
        await Save(3, isKept: true, at: Some.Moment.AddMinutes(3));
        foreach (var minute in Enumerable.Range(0, 10))
        {
            var moment = Some.Moment.AddMinutes(minute);
            var expected = await Some.All(fixture.Journal.ReadAsOf(_stream, moment, default));
            var load = Assert.Single(await _streams.LoadAsOf(Format, [_stream], moment, default));
            Assert.Equal(expected.Count, (load.Snapshot?.Version ?? 0) + load.Events.Count);
        }
    }

    [Fact]
    public async Task Many_streams_come_in_the_order_asked()
    {
        var streams = Enumerable.Range(1, 40).Select(_ => Some.Stream()).ToList();
        foreach (var (index, stream) in streams.Index()) await fixture.Journal.Append(Some.Append(stream, 0, index + 1), default);
        var loads = await _streams.Load(Format, [.. streams.Select(stream => new StreamVersion(stream, 0))], default);
        foreach (var (index, load) in loads.Index())
        {
            Assert.Equal(Enumerable.Range(1, index + 1), load.Events.Select(recorded => recorded.Version));
            Assert.All(load.Events, recorded => Assert.Equal(streams[index], recorded.Stream));
        }
    }

    async Task Append(int count, DateTimeOffset? at = null)
    {
        var version = await fixture.Journal.Version(_stream, default);
        Assert.IsType<AppendResult.Appended>(await fixture.Journal.Append(Some.Append(_stream, version, count) with { At = at ?? Some.Moment }, default));
    }

    Task Save(int version, bool isKept = false, string format = Format, DateTimeOffset? at = null) =>
        _streams.Save(new NewStreamSnapshot(_stream, format, version, at ?? Some.Moment, isKept, Encoding.UTF8.GetBytes($"{version}")), default);

    async Task<IEnumerable<int>> Saved() =>
        await fixture.Scalar<int[]>("select coalesce(array_agg(version order by version), '{}') from journal.stream_snapshot where stream = $1", _stream.Value);
}
