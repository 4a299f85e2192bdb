namespace Collab.Journal;

/// <summary>How an append ended. Everything but <see cref="Appended"/> left the database as it was.</summary>
public abstract record AppendResult
{
    AppendResult()
    {
    }

    /// <summary>The change stands and is durable.</summary>
    /// <param name="Position">Position of its last event; events of others may still appear before it (see <see cref="IJournal.Head"/>).</param>
    public sealed record Appended(JournalPosition Position) : AppendResult;

    /// <summary>A stream does not end at the expected version. Read on from there and decide again.</summary>
    /// <param name="Stream">The stream, when the append had just one; null when it had several: read on in all of them.</param>
    public sealed record VersionConflict(StreamId? Stream) : AppendResult;

    /// <summary>A stream of <see cref="Append.Guards"/> has gone on since the decision. Read on from there and decide again.</summary>
    /// <param name="Stream">The stream; others of the guards may have moved as well.</param>
    public sealed record GuardConflict(StreamId Stream) : AppendResult;

    /// <summary>A command with this key is already in the journal. Answered before any other conflict.</summary>
    /// <param name="Outcome">What it led to; compare the fingerprint with your own.</param>
    public sealed record AlreadyDone(CommandOutcome Outcome) : AppendResult;

    /// <summary>A projection met a unique constraint of its read table, such as a slug that is taken.</summary>
    /// <param name="Constraint">The constraint's name.</param>
    public sealed record UniqueConflict(string Constraint) : AppendResult;
}
