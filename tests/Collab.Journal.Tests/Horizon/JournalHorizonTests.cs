using Collab.Journal.Reading;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Collab.Journal.Tests.Horizon;

public sealed class JournalHorizonTests
{
    const ulong NearOverflow = (7UL << 32) - 3;

    [Fact]
    public void When_nobody_looked_at_the_locks_it_is_the_oldest_of_the_server() => Assert.Equal(90UL, JournalHorizon.Of(90, 120, null));

    [Fact]
    public void Without_writers_it_is_the_end_of_the_snapshot() => Assert.Equal(120UL, JournalHorizon.Of(90, 120, []));

    [Fact]
    public void The_oldest_writer_is_not_passed() => Assert.Equal(100UL, JournalHorizon.Of(90, 120, [110, 100, 105]));

    [Fact]
    public void A_writer_that_began_after_the_snapshot_holds_nothing_up() => Assert.Equal(120UL, JournalHorizon.Of(90, 120, [125]));

    [Fact]
    public void A_writer_whose_id_is_not_known_yet_counts_as_the_oldest_of_the_server() => Assert.Equal(90UL, JournalHorizon.Of(90, 120, [110, null]));

    [Fact]
    public void Ids_of_32_bits_are_understood_across_their_overflow()
    {
        Assert.Equal(NearOverflow, JournalHorizon.Of(NearOverflow, NearOverflow + 6, [unchecked((uint)NearOverflow), 2]));
        Assert.Equal(7UL << 32, JournalHorizon.Of(NearOverflow, NearOverflow + 6, [0]));
    }

    [Fact]
    public void It_is_the_oldest_of_all_writers_wherever_ids_stand() =>
        Prop.ForAll<uint, ushort, ushort[]>((epoch, before, ahead) =>
        {
            var xmin = ((ulong)epoch << 16) + 3;
            var xmax = xmin + before;
            ulong[] writers = [.. ahead.Select(distance => xmin + distance)];
            return JournalHorizon.Of(xmin, xmax, [.. writers.Select(writer => (uint?)unchecked((uint)writer))]) == writers.Append(xmax).Min();
        }).QuickCheckThrowOnFailure();
}
