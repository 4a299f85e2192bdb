using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Collab.Orleans.Local;

/// <summary>What few activations need. Guarded by the activation's lock.</summary>
internal sealed class ActivationExtras
{
    private List<GrainTimer>? _timers;
    private TaskCompletionSource? _deactivated;

    internal List<GrainTimer> Timers => _timers ??= [];

    internal TaskCompletionSource Deactivated => _deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal TaskCompletionSource? DeactivatedIfAsked => _deactivated;

    internal Dictionary<Guid, int>? ReentrantSections { get; set; }

    internal List<StreamSession> Streams { get; } = [];

    /// <summary>States to read before the grain's own activation.</summary>
    internal List<IActivationFacet>? Facets { get; set; }

    internal AsyncServiceScope? Scope { get; private set; }

    internal DeactivationReason Reason { get; set; }

    internal CancellationToken DeactivationToken { get; set; }

    /// <summary>Cancels activating.</summary>
    internal CancellationTokenSource? Activating { get; set; }

    /// <summary>On the silo clock, in seconds; 0 for none.</summary>
    internal int KeepAliveUntilSeconds { get; set; }

    internal IServiceProvider Services(IServiceProvider root)
    {
        Scope ??= root.CreateAsyncScope();
        return Scope.Value.ServiceProvider;
    }

    internal GrainTimer[] TakeTimers()
    {
        var timers = _timers?.ToArray() ?? [];
        _timers = null;
        return timers;
    }
}
