namespace Collab.Journal.Leases;

/// <summary>
/// Work that runs once in the whole network: in one of the processes on the database, and in another when that one ends, dies or
/// cannot reach the database. For a moment two may run, when one was paused; only what follows <see cref="Lease.Check"/> is safe from that.
/// </summary>
public interface ILeasedWork
{
    /// <summary>The work's name in the whole network; never changes.</summary>
    string Name { get; }

    /// <summary>
    /// Does the work for as long as the lease is held; usually until <paramref name="lost"/> fires. When it ends by itself or fails, the
    /// lease is given up, and the work begins anew somewhere after a rest.
    /// </summary>
    /// <param name="lease">The right to do it.</param>
    /// <param name="lost">Fires before the lease can be another's, and when the process stops; the work ends within a second then.</param>
    Task Run(Lease lease, CancellationToken lost);
}
