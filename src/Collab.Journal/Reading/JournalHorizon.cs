namespace Collab.Journal.Reading;

/// <summary>How far the journal is settled: no event will later appear below it that a later statement does not see.</summary>
/// <param name="Below">The exclusive upper bound of transaction ids: events of smaller ids may be read.</param>
/// <param name="Last">The last committed event, settled or not.</param>
sealed record JournalHorizon(ulong Below, JournalPosition Last)
{
    /// <summary>
    /// Computes the horizon: the oldest transaction that held a writer's lock, or <paramref name="xmax"/> when none did. A transaction in <paramref name="writers"/>
    /// without an id may have got one just before the snapshot, so it counts as the oldest running one.
    /// </summary>
    /// <param name="xmin">The oldest transaction of the server that ran when the snapshot was taken.</param>
    /// <param name="xmax">The first transaction id that was not assigned then.</param>
    /// <param name="writers">
    /// The lower 32 bits of the transaction ids of those who held a writer's lock, null for one without an id. Null for the whole when the locks were not read; then
    /// the horizon is <paramref name="xmin"/>.
    /// </param>
    /// <returns>The smallest 64-bit transaction id that may still write events.</returns>
    public static ulong Of(ulong xmin, ulong xmax, IEnumerable<uint?>? writers) =>
        writers is null ? xmin : writers.Select(writer => writer is { } id ? Widen(id, xmax) : xmin).Append(xmax).Min();

    /// <summary>Widens a running transaction's id to 64 bits. PostgreSQL keeps running ids within 2^31 of each other.</summary>
    static ulong Widen(uint id, ulong near) => unchecked(near + (ulong)(int)(id - (uint)near));
}
