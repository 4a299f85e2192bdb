using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Collab.Orleans.Local;

/// <summary>What few activations need. Guarded by the activation's lock.</summary>
internal sealed class ActivationExtras
{
    private List<GrainTimer>? _timers;
    private List<StreamSession>? _streams;
    private List<IActivationFacet>? _facets;
    private TaskCompletionSource? _deactivated;

    internal bool IsEmpty =>
        _timers is null && _streams is null && _deactivated is null && ReentrantSections is null && _facets is null && Scope is null
        && Activating is null && KeepAliveUntilSeconds == 0 && Reason.ReasonCode == DeactivationReasonCode.None;

    internal StreamSession[] OpenStreams => _streams?.ToArray() ?? [];

    internal List<GrainTimer> Timers => _timers ??= [];

    internal TaskCompletionSource Deactivated => _deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal TaskCompletionSource? DeactivatedIfAsked => _deactivated;

    internal Dictionary<Guid, int>? ReentrantSections { get; set; }

    internal bool HasFacets => _facets is not null;

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

    internal void Add(StreamSession stream) => (_streams ??= []).Add(stream);

    internal void Remove(StreamSession stream) => _streams?.Remove(stream);

    /// <summary>Has work done before the grain's own activation.</summary>
    internal void Add(IActivationFacet facet) => (_facets ??= []).Add(facet);

    internal List<IActivationFacet> TakeFacets()
    {
        var facets = _facets ?? [];
        _facets = null;
        return facets;
    }

    internal GrainTimer[] TakeTimers()
    {
        var timers = _timers?.ToArray() ?? [];
        _timers = null;
        return timers;
    }
}
