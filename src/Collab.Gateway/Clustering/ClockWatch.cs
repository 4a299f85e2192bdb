namespace Collab.Gateway.Clustering;

/// <summary>
/// Notices that somebody has set this machine's clock back. Orleans notes by that clock when grains that stay idle are to leave memory, and cannot note a time before one that
/// it has seen: a silo whose clock is set back by more than the time that grains stay idle, 15 minutes, activates no grain until the clock is there again.
/// </summary>
/// <param name="clock">The clock, and the time that passes whatever it shows.</param>
sealed class ClockWatch(TimeProvider clock)
{
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>What a silo bears, with room to spare.</summary>
    static readonly TimeSpan Borne = TimeSpan.FromMinutes(5);

    readonly long _began = clock.GetTimestamp();
    readonly DateTimeOffset _start = clock.GetUtcNow();

    /// <summary>Whether a call was not served because the clock was set back so far, as Orleans says it until that is noticed.</summary>
    /// <param name="fault">What the call ended with.</param>
    public static bool IsCauseOf(ArgumentException fault) => fault.StackTrace?.Contains("Orleans.Runtime.ActivationCollector.", StringComparison.Ordinal) == true;

    /// <summary>Waits until the clock has been set back by more than a silo bears. Answers by how much.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<TimeSpan> SetBack(CancellationToken cancellationToken)
    {
        var furthest = TimeSpan.Zero;
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (true)
        {
            var ahead = clock.GetUtcNow() - _start - clock.GetElapsedTime(_began);
            if (furthest - ahead > Borne)
            {
                return furthest - ahead;
            }

            furthest = ahead > furthest ? ahead : furthest;
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
