using Collab.Orleans.Local;

namespace Orleans.Runtime;

/// <summary>A reference to a grain: an address that calls are made on. Equal when they address the same grain.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainClass _class;

    // Where the last call went; asked first.
    private Activation? _activation;

    internal GrainReference(GrainClass grainClass, IdSpan key)
    {
        _class = grainClass;
        Key = key;
    }

    /// <summary>The grain's id.</summary>
    public GrainId GrainId => new(_class.GrainType, Key);

    internal IdSpan Key { get; }

    internal Silo Silo => _class.Silo;

    /// <summary>The grain's activation, if it has one.</summary>
    internal Activation? CurrentActivation => _class.Find(Key);

    /// <summary>The same grain by another of its interfaces.</summary>
    /// <typeparam name="TGrainInterface">The interface.</typeparam>
    public TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)As(typeof(TGrainInterface));

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && ReferenceEquals(_class, other._class) && Key == other.Key;

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Key.GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}";

    internal object As(Type interfaceType) => interfaceType.IsInstanceOfType(this) ? this : _class.Reference(interfaceType, Key);

    /// <summary>Hands a request to the grain's activation; creates one when there is none.</summary>
    internal void Deliver(GrainRequest request, bool mayRunInline)
    {
        if (_activation?.Receive(request, mayRunInline) == true)
            return;
        bool accepted;
        do
        {
            _activation = _class.FindOrCreate(Key, out var isNew);
            accepted = _activation.Receive(request, mayRunInline);
            if (isNew)
                _activation.Start();
        }
        while (!accepted);
    }
}
