using Collab.Journal;
using Collab.Journal.ReadModels;
using Npgsql;

namespace Collab.Silo;

/// <summary>The snapshots as derived data: a rebuild empties them, and grains write them anew.</summary>
sealed class SnapshotTable : IReadModel
{
    public string Name => "orleans-snapshots";

    public IReadOnlyList<string> Tables => ["orleans.snapshot"];

    public bool Reads(string category) => false;

    public IEnumerable<NpgsqlBatchCommand> Project(StreamId stream, IReadOnlyList<RecordedEvent> events) => [];
}
