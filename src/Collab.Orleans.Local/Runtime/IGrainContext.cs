namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>The grain's id.</summary>
    GrainId GrainId { get; }

    /// <summary>The instance; null before it is constructed.</summary>
    object? GrainInstance { get; }

    /// <summary>Services of this activation; scoped ones live as long as it.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when this activation has ended. Do not wait for it within the grain itself.</summary>
    Task Deactivated { get; }

    /// <summary>Ends this activation once its running calls have finished; later calls activate anew.</summary>
    /// <param name="deactivationReason">Why.</param>
    /// <param name="cancellationToken">Hurries <see cref="IGrainBase.OnDeactivateAsync"/>.</param>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
