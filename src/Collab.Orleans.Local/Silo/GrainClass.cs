using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>A grain class: what its attributes say, and its activations by key.</summary>
internal sealed class GrainClass
{
    private readonly ConcurrentDictionary<IdSpan, Activation> _activations = new();
    private readonly ConcurrentDictionary<MethodInfo, MethodInfo> _implementations = new();
    private readonly Type _ownInterface;

    internal GrainClass(Type type)
    {
        Type = type;
        GrainType = type.GetCustomAttribute<GrainTypeAttribute>()?.GrainType ?? GrainType.Create(NameOf(type));
        Interfaces = [.. type.GetInterfaces().Where(GrainInterface.IsGrainInterface).OrderBy(one => one == typeof(IRemindable))];
        _ownInterface = Interfaces.First(one => !Interfaces.Any(other => other != one && other.IsAssignableTo(one)));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        MayInterleave = IsReentrant || Interfaces.SelectMany(one => one.GetMethods()).Any(method =>
            method.IsDefined(typeof(AlwaysInterleaveAttribute)) || method.IsDefined(typeof(ReadOnlyAttribute)));
        HasOnActivate = Overrides(nameof(Grain.OnActivateAsync));
        HasOnDeactivate = Overrides(nameof(Grain.OnDeactivateAsync));
    }

    internal Type Type { get; }

    internal GrainType GrainType { get; }

    internal IReadOnlyList<Type> Interfaces { get; }

    internal bool IsReentrant { get; }

    /// <summary>Whether calls of this class can interleave at all.</summary>
    internal bool MayInterleave { get; }

    internal bool HasOnActivate { get; }

    internal bool HasOnDeactivate { get; }

    internal Silo Silo { get; private set; } = null!;

    internal GrainActivator Activator { get; private set; } = null!;

    /// <summary>Whether calls go through filters.</summary>
    internal bool IsFiltered { get; private set; }

    internal int AgeLimitSeconds { get; private set; }

    /// <summary>A view of the activations that others may change meanwhile.</summary>
    internal IEnumerable<Activation> Activations => _activations.Select(entry => entry.Value);

    internal void Bind(Silo silo)
    {
        Silo = silo;
        Activator = new(Type, silo.Services);
        IsFiltered = silo.Filters.Length > 0 || Type.IsAssignableTo(typeof(IIncomingGrainCallFilter));
        AgeLimitSeconds = AgeLimit(silo) is var age && age == Timeout.InfiniteTimeSpan
            ? int.MaxValue
            : (int)Math.Min(int.MaxValue, Math.Ceiling(age.TotalSeconds));
    }

    internal Activation? Find(IdSpan key) => _activations.GetValueOrDefault(key);

    /// <summary>The activation of a key. The one who creates it has to start it, after the request for which it was created is in.</summary>
    internal Activation FindOrCreate(IdSpan key, out bool isNew)
    {
        isNew = false;
        while (true)
        {
            if (_activations.TryGetValue(key, out var found))
                return found;
            var created = new Activation(this, key);
            if (!_activations.TryAdd(key, created))
                continue;
            isNew = true;
            return created;
        }
    }

    internal void Remove(IdSpan key, Activation activation) => _activations.TryRemove(new(key, activation));

    /// <summary>A reference by an interface that no other of the class's interfaces derives from.</summary>
    internal GrainReference Reference(IdSpan key) => Reference(_ownInterface, key);

    internal GrainReference Reference(Type interfaceType, IdSpan key) => GrainInterface.Of(interfaceType).CreateReference(this, key);

    /// <summary>The class's method behind an interface's.</summary>
    internal MethodInfo Implementation(MethodInfo method) => _implementations.GetOrAdd(method, wanted =>
    {
        var map = Type.GetInterfaceMap(wanted.DeclaringType!);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, wanted)];
    });

    private static string NameOf(Type type)
    {
        const string Suffix = "Grain";
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) && type.Name.Length > Suffix.Length ? type.Name[..^Suffix.Length] : type.Name;
        return name.ToLowerInvariant();
    }

    private bool Overrides(string method) =>
        !Type.IsAssignableTo(typeof(Grain)) || Type.GetMethod(method)!.DeclaringType != typeof(Grain);

    private TimeSpan AgeLimit(Silo silo)
    {
        if (silo.Collection.ClassSpecificCollectionAge.TryGetValue(Type.FullName!, out var configured))
            return configured;
        var attribute = Type.GetCustomAttribute<CollectionAgeLimitAttribute>();
        if (Type.IsDefined(typeof(KeepAliveAttribute)) || attribute is { AlwaysActive: true })
            return Timeout.InfiniteTimeSpan;
        return attribute?.AgeLimit ?? silo.Collection.CollectionAge;
    }
}
