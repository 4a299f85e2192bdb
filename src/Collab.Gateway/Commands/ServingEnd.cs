using Collab.Gateway.Clustering;

namespace Collab.Gateway.Commands;

/// <summary>Why a running host stops serving.</summary>
/// <param name="SetBackBy">By how much the machine's clock was set back, when the silo has to restart because of it; otherwise null.</param>
/// <param name="IsByItself">Whether the host stopped without a signal, for example because a service failed.</param>
readonly record struct ServingEnd(TimeSpan? SetBackBy, bool IsByItself)
{
    /// <summary>Waits for the signal, for the host's end, or for a clock that was set back too far.</summary>
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
