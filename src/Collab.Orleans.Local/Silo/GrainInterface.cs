using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>A grain interface with the type of its references, which is emitted when first asked for.</summary>
internal sealed class GrainInterface
{
    private static readonly ConcurrentDictionary<Type, Lazy<GrainInterface>> Known = new();

    private readonly Func<GrainClass, IdSpan, GrainReference> _create;

    private GrainInterface(Type type) => _create = ReferenceEmitter.Emit(type);

    internal static GrainInterface Of(Type type) => Known.GetOrAdd(type, static one => new(() => new(one))).Value;

    /// <summary>Whether a type is an interface of grains, and not one of the markers for keys.</summary>
    internal static bool IsGrainInterface(Type type) =>
        type.IsInterface && type.IsAssignableTo(typeof(IGrain)) && (type.Assembly != typeof(IGrain).Assembly || type == typeof(IRemindable));

    internal static GrainInterfaceType NameOf(Type type) =>
        GrainInterfaceType.Create(type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.FullName!);

    internal GrainReference CreateReference(GrainClass grainClass, IdSpan key) => _create(grainClass, key);
}
