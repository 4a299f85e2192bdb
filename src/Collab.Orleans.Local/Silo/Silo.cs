using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>All grains of a process, and what looks after them.</summary>
internal sealed class Silo : IDisposable
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _sweep;
    private int _collectedSeconds;
    private int _activations;
    private volatile SiloPhase _phase;

    public Silo(
        IServiceProvider services,
        GrainClasses classes,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        IOptions<ActivityPropagationOptions> propagation,
        IEnumerable<IIncomingGrainCallFilter> filters,
        TimeProvider time,
        ILogger<Silo> log)
    {
        Services = services;
        Messaging = messaging.Value;
        Collection = collection.Value;
        PropagatesActivity = propagation.Value.IsOn;
        Filters = [.. filters];
        Time = time;
        Clock = new(time);
        Log = new(log);
        MaxRequestsPerActivation = Messaging.MaxEnqueuedRequestsHardLimit is > 0 and var limit ? limit : int.MaxValue;
        Classes = classes;
        GrainFactory = new(this);
    }

    internal IServiceProvider Services { get; }

    internal SiloMessagingOptions Messaging { get; }

    internal GrainCollectionOptions Collection { get; }

    internal bool PropagatesActivity { get; }

    internal IIncomingGrainCallFilter[] Filters { get; }

    internal TimeProvider Time { get; }

    internal SiloClock Clock { get; }

    internal SiloLog Log { get; }

    internal int MaxRequestsPerActivation { get; }

    internal GrainClasses Classes { get; }

    internal LocalGrainFactory GrainFactory { get; }

    internal OutstandingCalls Calls { get; } = new();

    internal OpenStreams Streams { get; } = new();

    public void Dispose() => _sweep?.Dispose();

    internal void Start()
    {
        Classes.Bind(this);
        _sweep = Time.CreateTimer(static silo => ((Silo)silo!).Sweep(), this, SweepPeriod, SweepPeriod);
        _phase = SiloPhase.Running;
    }

    /// <summary>Why a call cannot be taken in, or null when it can.</summary>
    internal SiloUnavailableException? Refuses(MethodRequest call) => _phase switch
    {
        SiloPhase.Running => null,
        SiloPhase.Created => new($"{call} came before the silo was started. Start the host first."),

        // What the calls under way still need of other grains is served.
        SiloPhase.Stopping when call.Source is not null => null,
        SiloPhase.Stopping => new($"{call} was not taken in: the silo is stopping."),
        _ => new($"{call} was not taken in: the silo has stopped."),
    };

    /// <summary>A new activation came to be; while stopping it must not stay.</summary>
    internal void ActivationStarted(Activation activation)
    {
        Interlocked.Increment(ref _activations);
        if (_phase >= SiloPhase.Stopping)
            activation.Drain(ShuttingDown());
    }

    internal void ActivationEnded()
    {
        if (Interlocked.Decrement(ref _activations) == 0 && _phase == SiloPhase.Stopping)
            _empty.TrySetResult();
    }

    /// <summary>Takes in no new calls, lets the calls under way and those that wait end, and deactivates every grain.</summary>
    /// <param name="cancellationToken">Ends the patience: calls that have not ended by then fail for their callers.</param>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_phase != SiloPhase.Running)
            return;
        _phase = SiloPhase.Stopping;
        foreach (var activation in Classes.Activations)
            activation.Drain(ShuttingDown());
        if (Volatile.Read(ref _activations) == 0)
            _empty.TrySetResult();
        try
        {
            await _empty.Task.WaitAsync(Collection.DeactivationTimeout, Time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Log.StoppedWithActivations(_activations);
        }

        _phase = SiloPhase.Stopped;
        _sweep?.Dispose();
        Calls.FailAll(call => new SiloUnavailableException($"{call} got no answer: the silo has stopped."));
    }

    private static DeactivationReason ShuttingDown() => new(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");

    private void Sweep()
    {
        try
        {
            LookAfterAll();
        }
        catch (Exception exception)
        {
            // On a timer's thread an exception would end the process.
            Log.SweepFailed(exception);
        }
    }

    private void LookAfterAll()
    {
        Clock.Tick();
        Calls.FailExpired(Clock.Milliseconds);
        Streams.Expire(Clock.Seconds, 2 * (int)Messaging.ResponseTimeout.TotalSeconds);
        if (Clock.Seconds - _collectedSeconds < Collection.CollectionQuantum.TotalSeconds)
            return;
        _collectedSeconds = Clock.Seconds;
        foreach (var activation in Classes.Activations)
            activation.DeactivateIfIdle(Clock.Seconds);
    }
}
