using Orleans.Runtime;

namespace Orleans;

/// <summary>Identity of grains and references.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to this grain, to hand to others; a grain must never hand out <c>this</c>.</summary>
    /// <typeparam name="TGrainInterface">The grain interface.</typeparam>
    /// <param name="grain">A grain or a reference.</param>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)Reference(grain).As(typeof(TGrainInterface));

    /// <inheritdoc cref="AsReference{TGrainInterface}(IAddressable)"/>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    /// <summary>A reference to this grain, to hand to others.</summary>
    /// <param name="grain">A grain or a reference.</param>
    /// <param name="interfaceType">The grain interface.</param>
    public static object AsReference(this IAddressable grain, Type interfaceType) => Reference(grain).As(interfaceType);

    /// <summary>The grain's id.</summary>
    /// <param name="grain">A grain or a reference.</param>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        _ => throw NotAGrain(grain),
    };

    /// <summary>The Guid that is the grain's key.</summary>
    /// <param name="grain">A grain or a reference.</param>
    /// <exception cref="InvalidOperationException">The key is no Guid.</exception>
    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetPrimaryKey(out _);

    /// <summary>The Guid that is the grain's key, and the key extension.</summary>
    /// <param name="grain">A grain or a reference.</param>
    /// <param name="keyExt">The extension, or null.</param>
    /// <exception cref="InvalidOperationException">The key is no Guid.</exception>
    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) =>
        grain.GetGrainId() is var id && id.TryGetGuidKey(out var key, out keyExt)
            ? key
            : throw new InvalidOperationException($"Unable to extract GUID key from grain id {id}");

    /// <summary>The number that is the grain's key.</summary>
    /// <param name="grain">A grain or a reference.</param>
    /// <exception cref="InvalidOperationException">The key is no number.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetPrimaryKeyLong(out _);

    /// <summary>The number that is the grain's key, and the key extension.</summary>
    /// <param name="grain">A grain or a reference.</param>
    /// <param name="keyExt">The extension, or null.</param>
    /// <exception cref="InvalidOperationException">The key is no number.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) =>
        grain.GetGrainId() is var id && id.TryGetIntegerKey(out var key, out keyExt)
            ? key
            : throw new InvalidOperationException($"Unable to extract integer key from grain id {id}");

    /// <summary>The text that is the grain's key; of another kind of key, its text form.</summary>
    /// <param name="grain">A grain or a reference.</param>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static GrainReference Reference(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase { GrainContext: { } context } => context.GrainReference,
        _ => throw NotAGrain(grain),
    };

    private static ArgumentException NotAGrain(IAddressable? grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return new($"{grain.GetType()} is neither a grain reference nor a grain created by the silo. Derive it from Grain or implement IGrainBase.", nameof(grain));
    }
}
