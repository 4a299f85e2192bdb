namespace Collab.Journal.Reading;

/// <summary>How far the journal is settled: no event will ever appear below it that a later statement does not see.</summary>
/// <param name="Below">The transaction id that it lies at: events of smaller ids may be read.</param>
/// <param name="Last">The last event that was committed, settled or not.</param>
sealed record JournalHorizon(ulong Below, JournalPosition Last)
{
    /// <summary>
    /// The oldest transaction that may still write events, or the first that had not begun when the snapshot was taken. A transaction in <paramref name="writers"/>
    /// without an id may have got one just before the snapshot, so it counts as the oldest that ran.
    /// </summary>
    /// <param name="xmin">The oldest transaction of the whole server that ran when the snapshot was taken.</param>
    /// <param name="xmax">The first transaction id that was not given out then.</param>
    /// <param name="writers">The ids, of 32 bits, of those who hold a writer's lock; null when nobody looked.</param>
    public static ulong Of(ulong xmin, ulong xmax, IEnumerable<uint?>? writers) =>
        writers is null ? xmin : writers.Select(writer => writer is { } id ? Widen(id, xmax) : xmin).Append(xmax).Min();

    /// <summary>The 64 bits of a running transaction's id: PostgreSQL lets none get further than 2^31 from the others.</summary>
    static ulong Widen(uint id, ulong near) => unchecked(near + (ulong)(int)(id - (uint)near));
}
