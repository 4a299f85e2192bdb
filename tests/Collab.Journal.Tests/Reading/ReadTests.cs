using Xunit;

namespace Collab.Journal.Tests.Reading;

public sealed class ReadTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    readonly PostgresJournal _journal = fixture.Journal;

    [Fact]
    public async Task A_long_stream_is_read_whole_and_from_any_version()
    {
        var stream = Some.Stream();
        await _journal.Append(Some.Append(stream, 0, 999), default);
        await _journal.Append(Some.Append(stream, 999, 202), default);

        Assert.Equal(Enumerable.Range(1, 1201), (await Some.All(_journal.Read(stream, 0, default))).Select(recorded => recorded.Version));
        Assert.Equal(Enumerable.Range(601, 601), (await Some.All(_journal.Read(stream, 600, default))).Select(recorded => recorded.Version));
        Assert.Equal(1201, await _journal.Version(stream, default));
    }

    [Fact]
    public async Task An_unknown_stream_is_empty()
    {
        Assert.Empty(await Some.All(_journal.Read(Some.Stream(), 0, default)));
        Assert.Equal(0, await _journal.Version(Some.Stream(), default));
    }

    [Fact]
    public async Task Pages_go_forwards_and_backwards()
    {
        var stream = Some.Stream();
        await _journal.Append(Some.Append(stream, 0, 10), default);

        Assert.Equal([4, 5, 6], (await _journal.ReadPage(stream, 3, 3, default)).Select(recorded => recorded.Version));
        Assert.Equal([10, 9, 8], (await _journal.ReadPageBackwards(stream, int.MaxValue, 3, default)).Select(recorded => recorded.Version));
        Assert.Equal([2, 1], (await _journal.ReadPageBackwards(stream, 3, 3, default)).Select(recorded => recorded.Version));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _journal.ReadPage(stream, 0, 1001, default));
    }

    [Fact]
    public async Task As_of_a_moment_is_everything_before_the_first_later_event_even_when_clocks_went_back()
    {
        var stream = Some.Stream();
        int[] minutes = [0, 10, 30, 20, 40];
        for (var i = 0; i < minutes.Length; i++) await _journal.Append(Some.Append(stream, i) with { At = Some.Moment.AddMinutes(minutes[i]) }, default);

        var read = new List<int>();
        foreach (var minute in new[] { -1, 0, 10, 25, 30, 50 }) read.Add((await Some.All(_journal.ReadAsOf(stream, Some.Moment.AddMinutes(minute), default))).Count);
        Assert.Equal([0, 1, 2, 2, 4, 5], read);
    }

    [Fact]
    public async Task Reading_all_ends_at_the_head()
    {
        var before = await _journal.Head(default);
        var streams = Enumerable.Range(0, 3).Select(_ => Some.Stream()).ToArray();
        foreach (var stream in streams) await _journal.Append(Some.Append(stream, 0), default);
        // Following tells when they are settled; a transaction of another suite on the same server may hold that up.
        await foreach (var recorded in _journal.Follow(before, default))
            if (recorded.Stream == streams[^1]) break;

        var all = await Some.All(_journal.ReadAll(before, default));

        Assert.Equal(streams, all.Select(recorded => recorded.Stream));
        Assert.Equal(all[^1].Position, await _journal.Head(default));
    }
}
