namespace Collab.Journal;

/// <summary>
/// A place in the order of all events: by transaction, then by place within the transaction. Positions only grow within one
/// journal; clients see them as an opaque <see cref="JournalCursor"/>.
/// </summary>
/// <param name="Transaction">PostgreSQL's 64-bit transaction id (<c>xid8</c>); never wraps around.</param>
/// <param name="Sequence">Place within the transaction, from 1; 0 stands before its first event.</param>
public readonly record struct JournalPosition(ulong Transaction, long Sequence) : IComparable<JournalPosition>
{
    /// <summary>The place before the first event of all.</summary>
    public static JournalPosition Start => default;

    /// <inheritdoc/>
    public int CompareTo(JournalPosition other)
    {
        var byTransaction = Transaction.CompareTo(other.Transaction);
        return byTransaction != 0 ? byTransaction : Sequence.CompareTo(other.Sequence);
    }

    /// <summary>Whether <paramref name="left"/> lies before <paramref name="right"/>.</summary>
    public static bool operator <(JournalPosition left, JournalPosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> lies after <paramref name="right"/>.</summary>
    public static bool operator >(JournalPosition left, JournalPosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> lies before <paramref name="right"/> or is the same place.</summary>
    public static bool operator <=(JournalPosition left, JournalPosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> lies after <paramref name="right"/> or is the same place.</summary>
    public static bool operator >=(JournalPosition left, JournalPosition right) => left.CompareTo(right) >= 0;
}
