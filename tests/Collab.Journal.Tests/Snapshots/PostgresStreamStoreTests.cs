using System.Text;
using Collab.Journal.Snapshots;
using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Snapshots;

public sealed class PostgresStreamStoreTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    const string Format = "a1.1";

    readonly PostgresStreamStore _streams = new(fixture.Database.DataSource);
    readonly StreamId _stream = Some.Stream();

    [Fact]
    public async Task Stream_without_snapshot_is_read_whole_and_unknown_stream_is_empty()
    {
        await Append(3);
        var loads = await _streams.Load(Format, [new(Some.Stream(), 0), new(_stream, 0)], default);
        Assert.Equal([0, 3], loads.Select(load => load.Events.Count));
        Assert.All(loads, load => Assert.Null(load.Snapshot));
        Assert.Equal(await fixture.Journal.Read(_stream), loads[1].Events, (one, other) => one.Data.Span.SequenceEqual(other.Data.Span) && one with { Data = default } == other with { Data = default });
    }

    [Fact]
    public async Task Load_returns_latest_snapshot_with_its_last_event_and_later_ones()
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
    public async Task Load_from_known_version_returns_that_event_and_later_ones()
    {
        await Append(5);
        await Save(4);
        var load = Assert.Single(await _streams.Load(Format, [new(_stream, 3)], default));
        Assert.Null(load.Snapshot);
        Assert.Equal([3, 4, 5], load.Events.Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task Snapshots_of_another_format_are_ignored_and_kept_for_a_day()
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
    public async Task Kept_snapshot_stays_when_saved_again()
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
    public async Task Snapshot_of_unknown_history_is_not_saved()
    {
        await Append(3);
        await _streams.Save(new NewStreamSnapshot(_stream, Format, 4, Some.Moment, false, default), default);
        await _streams.Save(new NewStreamSnapshot(_stream, Format, 3, Some.Moment.AddDays(1), false, default), default);
        Assert.Empty(await Saved());
    }

    [Fact]
    public async Task LoadAsOf_starts_from_latest_earlier_snapshot()
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

        // Version of the snapshot, version of the result, and number of events read.
        async Task<(int? From, int To, int Read)> AsOf(int minutes)
        {
            var load = Assert.Single(await _streams.LoadAsOf(Format, [_stream], Some.Moment.AddMinutes(minutes), default));
            return (load.Snapshot?.Version, load.Events is [.., var last] ? last.Version : load.Snapshot!.Version, load.Snapshot is null ? 0 : load.Events.Count);
        }
    }

    [Fact]
    public async Task LoadAsOf_ends_before_first_later_event_even_when_clocks_differ()
    {
        foreach (var minute in new[] { 0, 5, 3, 4, 9 }) await Append(1, Some.Moment.AddMinutes(minute));
        // Everything up to version 3 includes the event of minute 5, although version 3 itself is earlier.
        await Save(3, isKept: true, at: Some.Moment.AddMinutes(3));
        foreach (var minute in Enumerable.Range(0, 10))
        {
            var moment = Some.Moment.AddMinutes(minute);
            var expected = (await fixture.Journal.Read(_stream)).TakeWhile(recorded => recorded.At <= moment);
            var load = Assert.Single(await _streams.LoadAsOf(Format, [_stream], moment, default));
            Assert.Equal(expected.Count(), (load.Snapshot?.Version ?? 0) + load.Events.Count);
        }
    }

    [Fact]
    public async Task Streams_are_returned_in_requested_order()
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
        var version = await fixture.Journal.Version(_stream);
        Assert.IsType<AppendResult.Appended>(await fixture.Journal.Append(Some.Append(_stream, version, count) with { At = at ?? Some.Moment }, default));
    }

    Task Save(int version, bool isKept = false, string format = Format, DateTimeOffset? at = null) =>
        _streams.Save(new NewStreamSnapshot(_stream, format, version, at ?? Some.Moment, isKept, Encoding.UTF8.GetBytes($"{version}")), default);

    async Task<IEnumerable<int>> Saved() =>
        await fixture.Scalar<int[]>("select coalesce(array_agg(version order by version), '{}') from journal.stream_snapshot where stream = $1", _stream.Value);
}
