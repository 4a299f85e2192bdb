namespace Orleans.Runtime;

/// <summary>A reference to a grain: an address that calls are made on. Equal when they address the same grain.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    /// <summary>The grain's id.</summary>
    public abstract GrainId GrainId { get; }

    /// <summary>The same grain by another of its interfaces.</summary>
    /// <typeparam name="TGrainInterface">The interface.</typeparam>
    public TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)As(typeof(TGrainInterface));

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}";

    internal abstract object As(Type interfaceType);
}
