namespace Collab.Journal;

/// <summary>The result of an append. Every result but <see cref="Appended"/> leaves the database unchanged.</summary>
public abstract record AppendResult
{
    AppendResult()
    {
    }

    /// <summary>The change is committed and durable.</summary>
    /// <param name="Position">Position of its last event; events of others may still appear before it (see <see cref="IJournal.Head"/>).</param>
    public sealed record Appended(JournalPosition Position) : AppendResult;

    /// <summary>A stream does not end at the expected version. Read its new events and decide again.</summary>
    /// <param name="Stream">The stream when the append had one stream; null when it had several: read all of them.</param>
    public sealed record VersionConflict(StreamId? Stream) : AppendResult;

    /// <summary>A stream of <see cref="Append.Guards"/> has changed since the decision. Read its new events and decide again.</summary>
    /// <param name="Stream">The stream; other guards may have changed as well.</param>
    public sealed record GuardConflict(StreamId Stream) : AppendResult;

    /// <summary>The journal already has a command with this key. Takes precedence over any other conflict.</summary>
    /// <param name="Outcome">The outcome of that command; compare its fingerprint with your own.</param>
    public sealed record AlreadyDone(CommandOutcome Outcome) : AppendResult;

    /// <summary>A projection violated a unique constraint of its read table, such as a slug that is taken.</summary>
    /// <param name="Constraint">The name of the constraint.</param>
    public sealed record UniqueConflict(string Constraint) : AppendResult;
}
