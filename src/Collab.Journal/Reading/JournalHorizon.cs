namespace Collab.Journal.Reading;

/// <summary>How far the journal is settled: no event will ever appear below it that a later statement does not see.</summary>
/// <param name="Below">The transaction id that it lies at: events of smaller ids may be read.</param>
/// <param name="Last">The last event that was committed, settled or not.</param>
sealed record JournalHorizon(ulong Below, JournalPosition Last)
{
    /// <summary>
    /// Where the horizon lies: at the oldest transaction that held a writer's lock, or at <paramref name="xmax"/> when none did. A transaction in <paramref name="writers"/>
    /// without an id may have got one just before the snapshot, so it counts as the oldest that ran.
    /// </summary>
    /// <param name="xmin">The oldest transaction of the whole server that ran when the snapshot was taken.</param>
    /// <param name="xmax">The first transaction id that was not given out then.</param>
    /// <param name="writers">
    /// The lower 32 bits of the transaction ids of those who held a writer's lock, null for one that had no id yet; null for the whole when the locks were not looked at, and then
    /// the horizon lies at <paramref name="xmin"/>.
    /// </param>
    /// <returns>The smallest transaction id, of 64 bits, that may still write events: all of smaller ids have ended.</returns>
    public static ulong Of(ulong xmin, ulong xmax, IEnumerable<uint?>? writers) =>
        writers is null ? xmin : writers.Select(writer => writer is { } id ? Widen(id, xmax) : xmin).Append(xmax).Min();

    /// <summary>The 64 bits of a running transaction's id: PostgreSQL lets none get further than 2^31 from the others.</summary>
    static ulong Widen(uint id, ulong near) => unchecked(near + (ulong)(int)(id - (uint)near));
}
