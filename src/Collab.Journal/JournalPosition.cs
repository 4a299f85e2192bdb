namespace Collab.Journal;

/// <summary>
/// A place in the order of all events: by transaction, then within the transaction. Positions only grow within one journal; clients see them as an opaque <see
/// cref="JournalCursor"/>.
/// </summary>
/// <param name="Transaction">PostgreSQL's 64-bit transaction id (<c>xid8</c>); does not wrap around.</param>
/// <param name="Sequence">Place within the transaction, from 1; 0 precedes its first event.</param>
public readonly record struct JournalPosition(ulong Transaction, long Sequence) : IComparable<JournalPosition>
{
    /// <summary>The position before the first event.</summary>
    public static JournalPosition Start => default;

    /// <inheritdoc/>
    public int CompareTo(JournalPosition other)
    {
        var byTransaction = Transaction.CompareTo(other.Transaction);
        return byTransaction != 0 ? byTransaction : Sequence.CompareTo(other.Sequence);
    }

    /// <summary>Whether <paramref name="left"/> precedes <paramref name="right"/>.</summary>
    public static bool operator <(JournalPosition left, JournalPosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> follows <paramref name="right"/>.</summary>
    public static bool operator >(JournalPosition left, JournalPosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> precedes or equals <paramref name="right"/>.</summary>
    public static bool operator <=(JournalPosition left, JournalPosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> follows or equals <paramref name="right"/>.</summary>
    public static bool operator >=(JournalPosition left, JournalPosition right) => left.CompareTo(right) >= 0;
}
