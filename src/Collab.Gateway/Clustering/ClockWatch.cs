namespace Collab.Gateway.Clustering;

/// <summary>
/// Detects that this machine's clock was set back. Orleans schedules the collection of idle grains by that clock and cannot schedule before a time that it has already
/// seen: after a jump back of more than the idle time, 15 minutes, a silo activates no grain until the clock has caught up.
/// </summary>
/// <param name="clock">The clock, and its monotonic timestamp.</param>
sealed class ClockWatch(TimeProvider clock)
{
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>The jump that is tolerated, well below what a silo can handle.</summary>
    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    readonly long _began = clock.GetTimestamp();
    readonly DateTimeOffset _start = clock.GetUtcNow();

    /// <summary>Whether a call failed because the clock was set back, as Orleans reports it until the jump is detected.</summary>
    /// <param name="fault">The exception of the call.</param>
    public static bool IsCauseOf(ArgumentException fault) => fault.StackTrace?.Contains("Orleans.Runtime.ActivationCollector.", StringComparison.Ordinal) == true;

    /// <summary>Waits until the clock has been set back by more than the tolerance. Returns by how much.</summary>
    public async Task<TimeSpan> SetBack(CancellationToken cancellationToken)
    {
        var furthest = TimeSpan.Zero;
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (true)
        {
            var ahead = clock.GetUtcNow() - _start - clock.GetElapsedTime(_began);
            if (furthest - ahead > Tolerance)
            {
                return furthest - ahead;
            }

            furthest = ahead > furthest ? ahead : furthest;
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
