namespace Collab.Journal.Leases;

/// <summary>The time for which this process may believe that it holds a lease, by a clock that nobody sets.</summary>
sealed class LeaseTerm : IDisposable
{
    readonly TimeSpan _held;
    readonly TimeProvider _time;
    readonly CancellationTokenSource _lost;

    /// <summary>Begins a term.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="asked">When the database was asked for it: <see cref="TimeProvider.GetTimestamp"/>.</param>
    /// <param name="held">For how long after asking it may be believed.</param>
    /// <param name="time">The clock.</param>
    public LeaseTerm(Lease lease, long asked, TimeSpan held, TimeProvider time)
    {
        Lease = lease;
        _held = held;
        _time = time;
        _lost = new CancellationTokenSource(Left(asked), time);
    }

    public Lease Lease { get; }

    /// <summary>Fires when the term is over.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>The database has renewed the lease.</summary>
    /// <param name="asked">When it was asked to.</param>
    public void Extend(long asked) => _lost.CancelAfter(Left(asked));

    /// <summary>The lease is another's.</summary>
    public void End() => _lost.Cancel();

    public void Dispose() => _lost.Dispose();

    TimeSpan Left(long asked)
    {
        var left = _held - _time.GetElapsedTime(asked);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
