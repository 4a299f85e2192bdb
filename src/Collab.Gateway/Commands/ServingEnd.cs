using Collab.Gateway.Clustering;

namespace Collab.Gateway.Commands;

/// <summary>Why a host that was started does not go on serving.</summary>
/// <param name="SetBackBy">By how much the machine's clock was set back, so far that the silo has to be started anew; null when it was not.</param>
/// <param name="IsByItself">Whether the host ends though nobody told it to, as when a service of it has failed.</param>
readonly record struct ServingEnd(TimeSpan? SetBackBy, bool IsByItself)
{
    /// <summary>Waits for the signal, for the host's end, or until the clock was set back too far.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="stopping">Cancelled once the host is stopping.</param>
    /// <param name="stop">The signal.</param>
    public static async Task<ServingEnd> Wait(TimeProvider clock, CancellationToken stopping, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, stop);
        try
        {
            return new ServingEnd(await new ClockWatch(clock).SetBack(either.Token), IsByItself: false);
        }
        catch (OperationCanceledException)
        {
            return new ServingEnd(SetBackBy: null, IsByItself: !stop.IsCancellationRequested);
        }
    }
}
