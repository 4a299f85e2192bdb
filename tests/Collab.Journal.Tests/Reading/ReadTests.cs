using Xunit;

namespace Collab.Journal.Tests.Reading;

public sealed class ReadTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    readonly PostgresJournal _journal = fixture.Journal;

    [Fact]
    public async Task A_long_stream_is_read_in_pages_newest_first()
    {
        var stream = Some.Stream();
        await _journal.Append(Some.Append(stream, 0, 999), default);
        await _journal.Append(Some.Append(stream, 999, 202), default);

        Assert.Equal(Enumerable.Range(202, 1000).Reverse(), (await _journal.ReadPageBackwards(stream, int.MaxValue, 1000, default)).Select(recorded => recorded.Version));
        Assert.Equal([10, 9, 8], (await _journal.ReadPageBackwards(stream, 11, 3, default)).Select(recorded => recorded.Version));
        Assert.Equal([2, 1], (await _journal.ReadPageBackwards(stream, 3, 3, default)).Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task An_unknown_stream_is_empty()
        => Assert.Empty(await _journal.ReadPageBackwards(Some.Stream(), int.MaxValue, 1, default));

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Page_size_is_bounded(int count)
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _journal.ReadPageBackwards(Some.Stream(), int.MaxValue, count, default));
}
