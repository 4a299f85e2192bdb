using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>One grain in memory: its instance, its turns and its requests.</summary>
/// <remarks>
/// There may be millions, so it is its own task scheduler, work item and lock, and keeps what few activations need in
/// <see cref="ActivationExtras"/>. Its fields are guarded by its own lock, in which no code of others runs.
/// </remarks>
internal sealed partial class Activation : TaskScheduler, IGrainContext, IThreadPoolWorkItem
{
    private readonly IdSpan _key;
    private ActivationExtras? _extras;
    private ActivationState _state;

    internal Activation(GrainClass grainClass, IdSpan key)
    {
        Class = grainClass;
        _key = key;
        _scanAll = grainClass.MayInterleave;
        _lastUsedSeconds = grainClass.Silo.Clock.Seconds;
    }

    public GrainId GrainId => new(Class.GrainType, _key);

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => Class.Reference(_key);

    public IServiceProvider ActivationServices
    {
        get
        {
            lock (this)
                return Extras.Services(Silo.Services);
        }
    }

    public Task Deactivated
    {
        get
        {
            lock (this)
                return _state == ActivationState.Invalid ? Task.CompletedTask : Extras.Deactivated.Task;
        }
    }

    internal GrainClass Class { get; }

    internal Silo Silo => Class.Silo;

    private ActivationExtras Extras => _extras ??= new();

    /// <summary>The activation behind a context.</summary>
    internal static Activation Of(IGrainContext? context) => context as Activation
        ?? throw new InvalidOperationException("This grain was created with new, not by the silo, and has no runtime. Get it from an IGrainFactory.");

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    // By identity of the grain, not of the object: an object's own hash would share its header with the lock and make that slow.
    public override int GetHashCode() => _key.GetHashCode();

    public override string ToString() => $"[Activation: {GrainId} State={_state}]";

    internal IGrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (!ReferenceEquals(RuntimeContext.Current, this))
            throw new InvalidOperationException($"A timer of {GrainId} can only be registered within the grain's own turns; after ConfigureAwait(false) or in Task.Run you are outside.");
        var timer = new GrainTimer(this, callback, options);
        lock (this)
        {
            Extras.Timers.Add(timer);
            _scanAll |= options.Interleave;
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    internal void Forget(GrainTimer timer)
    {
        lock (this)
            _extras?.Timers.Remove(timer);
    }

    /// <summary>Has work done before the grain's own activation.</summary>
    internal void AddFacet(IActivationFacet facet)
    {
        lock (this)
            Extras.Add(facet);
    }

    /// <summary>Takes a reading of a stream into care. False when this activation is about to end.</summary>
    internal bool Add(StreamSession stream)
    {
        lock (this)
        {
            if (_closing)
                return false;
            Extras.Add(stream);
        }

        Silo.Streams.Add(stream);
        return true;
    }

    internal void Remove(StreamSession stream)
    {
        lock (this)
            Extras.Remove(stream);
        Silo.Streams.Remove(stream);
    }

    internal void EnterReentrantSection(Guid id)
    {
        lock (this)
        {
            var sections = Extras.ReentrantSections ??= [];
            sections[id] = sections.GetValueOrDefault(id) + 1;
            _scanAll = _scanNeeded = true;
        }
    }

    internal void ExitReentrantSection(Guid id)
    {
        lock (this)
        {
            if (_extras?.ReentrantSections is { } sections && sections.TryGetValue(id, out var depth))
            {
                if (depth > 1)
                    sections[id] = depth - 1;
                else
                    sections.Remove(id);
            }
        }
    }
}
