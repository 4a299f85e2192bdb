using Collab.Orleans.Local;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Base class of grains.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Takes the context of the activation that is being created.</summary>
    protected Grain() => GrainContext = RuntimeContext.Current!;

    /// <summary>Takes the given context.</summary>
    /// <param name="grainContext">The activation that this instance is.</param>
    protected Grain(IGrainContext grainContext) => GrainContext = grainContext;

    /// <inheritdoc/>
    public IGrainContext GrainContext { get; }

    /// <summary>A reference to this grain.</summary>
    public GrainReference GrainReference => Context.GrainReference;

    /// <summary>This grain's id as text, <c>type/key</c>.</summary>
    public string IdentityString => Context.GrainId.ToString();

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Context.Silo.GrainFactory;

    /// <summary>Services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    internal Activation Context => GrainContext as Activation
        ?? throw new InvalidOperationException("This grain was created with new, not by the silo, and has no runtime. Get it from an IGrainFactory.");

    /// <inheritdoc/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation once its running calls have finished; later calls activate anew.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps this activation from idle collection.</summary>
    /// <param name="timeSpan">For how long from now; zero or less takes an earlier wish back.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => Context.DelayDeactivation(timeSpan);
}
