using Orleans.Runtime;

namespace Orleans;

/// <summary>What the silo knows of a grain instance. Derive from <see cref="Grain"/>, or implement this on any class.</summary>
public interface IGrainBase
{
    /// <summary>The activation that this instance is.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs as a turn before the first call. A fault reaches the waiting callers, and the next call activates anew.</summary>
    /// <param name="token">Cancelled after <see cref="Configuration.GrainCollectionOptions.ActivationTimeout"/>.</param>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs as a turn after the last call, when the grain had been active.</summary>
    /// <param name="reason">Why the activation ends.</param>
    /// <param name="token">Cancelled after <see cref="Configuration.GrainCollectionOptions.DeactivationTimeout"/>.</param>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
