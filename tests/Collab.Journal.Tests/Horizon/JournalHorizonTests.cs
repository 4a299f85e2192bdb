using Collab.Journal.Reading;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Collab.Journal.Tests.Horizon;

public sealed class JournalHorizonTests
{
    const ulong NearOverflow = (7UL << 32) - 3;

    [Fact]
    public void Horizon_without_locks_is_the_oldest_transaction_of_the_server() => Assert.Equal(90UL, JournalHorizon.Of(90, 120, null));

    [Fact]
    public void Horizon_without_writers_is_the_end_of_the_snapshot() => Assert.Equal(120UL, JournalHorizon.Of(90, 120, []));

    [Fact]
    public void Horizon_does_not_pass_the_oldest_writer() => Assert.Equal(100UL, JournalHorizon.Of(90, 120, [110, 100, 105]));

    [Fact]
    public void Writer_that_began_after_the_snapshot_does_not_delay_the_horizon() => Assert.Equal(120UL, JournalHorizon.Of(90, 120, [125]));

    [Fact]
    public void Writer_without_id_counts_as_oldest_transaction_of_server() => Assert.Equal(90UL, JournalHorizon.Of(90, 120, [110, null]));

    [Fact]
    public void Transaction_ids_of_32_bits_are_widened_across_wraparound()
    {
        Assert.Equal(NearOverflow, JournalHorizon.Of(NearOverflow, NearOverflow + 6, [unchecked((uint)NearOverflow), 2]));
        Assert.Equal(7UL << 32, JournalHorizon.Of(NearOverflow, NearOverflow + 6, [0]));
    }

    [Fact]
    public void Horizon_is_the_oldest_writer() =>
        Prop.ForAll<uint, ushort, ushort[]>((epoch, before, ahead) =>
        {
            var xmin = ((ulong)epoch << 16) + 3;
            var xmax = xmin + before;
            ulong[] writers = [.. ahead.Select(distance => xmin + distance)];
            return JournalHorizon.Of(xmin, xmax, [.. writers.Select(writer => (uint?)unchecked((uint)writer))]) == writers.Append(xmax).Min();
        }).QuickCheckThrowOnFailure();
}
