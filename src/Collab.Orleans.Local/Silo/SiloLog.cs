using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>What the silo logs.</summary>
internal sealed partial class SiloLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Warning, "Activating {GrainId} failed; its callers get the exception and the next call tries anew")]
    internal partial void ActivationFailed(Exception exception, GrainId grainId);

    [LoggerMessage(2, LogLevel.Error, "A step of deactivating {GrainId} failed; it ends all the same")]
    internal partial void DeactivationFailed(Exception exception, GrainId grainId);

    [LoggerMessage(3, LogLevel.Error, "A timer of {GrainId} failed; it goes on")]
    internal partial void TimerFailed(Exception exception, GrainId grainId);

    [LoggerMessage(4, LogLevel.Error, "The one-way call {Call} failed; nobody waits for it")]
    internal partial void OneWayFailed(Exception exception, object call);

    [LoggerMessage(5, LogLevel.Warning, "{GrainId} has {Limit} requests already; further ones are refused")]
    internal partial void Overloaded(GrainId grainId, int limit);

    [LoggerMessage(6, LogLevel.Warning, "The silo stopped with {Count} activations that had not ended in time")]
    internal partial void StoppedWithActivations(int count);

    [LoggerMessage(7, LogLevel.Error, "Looking after calls, streams and idle grains failed; it is tried again in a second")]
    internal partial void SweepFailed(Exception exception);
}
