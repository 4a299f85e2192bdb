using Collab.Journal.Snapshots;
using Xunit;

namespace Collab.Journal.Tests.Snapshots;

public sealed class PostgresSnapshotsTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    readonly PostgresSnapshots _snapshots = new(fixture.Database.DataSource);
    readonly string _key = Guid.NewGuid().ToString();

    [Fact]
    public async Task What_was_written_is_read_with_its_etag()
    {
        Assert.Null(await _snapshots.Read("goal", _key, default));

        var first = await _snapshots.Write("goal", _key, new byte[] { 1, 2 }, null, default);
        var second = await _snapshots.Write("goal", _key, new byte[] { 3 }, first, default);

        var read = await _snapshots.Read("goal", _key, default);
        Assert.Equal([3], read!.Data.ToArray());
        Assert.Equal(second, read.ETag);
        Assert.Null(await _snapshots.Read("project", _key, default));
    }

    [Fact]
    public async Task A_stale_etag_conflicts()
    {
        var first = await _snapshots.Write("goal", _key, new byte[] { 1 }, null, default);
        await _snapshots.Write("goal", _key, new byte[] { 2 }, first, default);

        await Assert.ThrowsAsync<SnapshotConflictException>(async () => await _snapshots.Write("goal", _key, new byte[] { 9 }, first, default));
        await Assert.ThrowsAsync<SnapshotConflictException>(async () => await _snapshots.Write("goal", _key, new byte[] { 9 }, null, default));
        await Assert.ThrowsAsync<SnapshotConflictException>(async () => await _snapshots.Clear("goal", _key, first, default));
    }

    [Fact]
    public async Task Cleared_is_gone()
    {
        var etag = await _snapshots.Write("goal", _key, new byte[] { 1 }, null, default);

        await _snapshots.Clear("goal", _key, etag, default);
        await _snapshots.Clear("goal", _key, null, default);

        Assert.Null(await _snapshots.Read("goal", _key, default));
    }
}
