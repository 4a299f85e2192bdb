using System.Collections.Immutable;
using Collab.Journal;
using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>The smallest concept that tells which events are in a state, and in which order.</summary>
sealed record Tally(ImmutableList<int> Marks) : AggregateState
{
    public static Aggregate<GoalId, Tally, Tallied> Aggregate { get; } = new(
        "tally",
        new EventCatalog<Tallied>(EventCatalog<Tallied>.Entry<Tallied>("tallied", "Merkitty", "Noterat", "Tallied")),
        (tally, recorded) => new Tally((tally?.Marks ?? []).Add(recorded.Event.Mark)),
        new NoTables());

    sealed class NoTables : IProjection<Tally>
    {
        public IReadOnlyList<string> Tables => [];

        public IEnumerable<NpgsqlBatchCommand> Project(Tally state) => [];
    }
}

sealed record Tallied(int Mark);

/// <summary>Ready-made tallies.</summary>
static class Tallies
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static StreamId Stream(Guid id) => StreamId.Of(Tally.Aggregate.Category, id);

    public static NewEvent New(int mark) => Tally.Aggregate.Events.Write(new Tallied(mark));

    public static RecordedEvent Recorded(Guid id, int version, int mark, DateTimeOffset at)
    {
        var written = New(mark);
        return new RecordedEvent(Stream(id), version, default, written.Type, written.Data, "system", at, null);
    }
}
