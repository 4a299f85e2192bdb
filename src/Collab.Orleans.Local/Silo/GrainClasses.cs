using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Metadata;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>All grain classes of the process, and which class is meant by an interface.</summary>
internal sealed class GrainClasses
{
    private readonly ConcurrentDictionary<Type, GrainClass> _byInterface = new();
    private readonly GrainClass[] _classes;
    private Silo? _silo;

    public GrainClasses()
    {
        _classes = [.. GrainAssemblies.Find().SelectMany(assembly => assembly.GetTypes()).Where(IsGrainClass).Select(type => new GrainClass(type))];
        var twice = _classes.GroupBy(one => one.GrainType).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new OrleansConfigurationException($"The grain type \"{twice.Key}\" is claimed by {string.Join(" and ", twice.Select(one => one.Type.FullName))}. Give them different names with [GrainType].");
    }

    internal IEnumerable<Activation> Activations => _classes.SelectMany(one => one.Activations);

    internal void Bind(Silo silo)
    {
        _silo = silo;
        foreach (var one in _classes)
            one.Bind(silo);
    }

    /// <summary>The class of a grain type.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal GrainClass Of(GrainType type) => Array.Find(_classes, one => one.GrainType == type)
        ?? throw new ArgumentException($"There is no grain class of type \"{type}\".");

    /// <summary>The class meant by an interface.</summary>
    /// <exception cref="ArgumentException">There is none, or no single one.</exception>
    internal GrainClass Of(Type interfaceType, string? prefix) =>
        string.IsNullOrWhiteSpace(prefix) ? _byInterface.GetOrAdd(interfaceType, Resolve) : Resolve(interfaceType, prefix);

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && !type.IsAssignableTo(typeof(GrainReference)) && Array.Exists(type.GetInterfaces(), GrainInterface.IsGrainInterface);

    private static string List(IEnumerable<GrainClass> classes) => string.Join(", ", classes.Select(one => $"{one.GrainType} ({one.Type.FullName})"));

    private GrainClass Resolve(Type interfaceType)
    {
        var candidates = Candidates(interfaceType);
        if (candidates.Count == 1)
            return candidates[0];
        var chosen = interfaceType.GetCustomAttribute<DefaultGrainTypeAttribute>()?.GrainType;
        return candidates.Find(one => one.GrainType.ToString() == chosen)
            ?? candidates.Find(one => one.Type.Name == interfaceType.Name[1..])
            ?? throw new ArgumentException($"Unable to identify a single appropriate grain type for interface {interfaceType.FullName}. Candidates: {List(candidates)}. Name one by grainClassNamePrefix or [DefaultGrainType].");
    }

    private GrainClass Resolve(Type interfaceType, string prefix)
    {
        var candidates = Candidates(interfaceType).FindAll(one => one.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal));
        return candidates.Find(one => one.Type.FullName == prefix) ?? candidates switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"Could not find an implementation matching prefix \"{prefix}\" for interface {interfaceType.FullName}. Candidates: {List(Candidates(interfaceType))}."),
            _ => throw new ArgumentException($"Unable to identify a single appropriate grain type for interface {interfaceType.FullName} with implementation prefix \"{prefix}\". Candidates: {List(candidates)}."),
        };
    }

    private List<GrainClass> Candidates(Type interfaceType)
    {
        if (!GrainInterface.IsGrainInterface(interfaceType))
            throw new ArgumentException($"{interfaceType.FullName} is not a grain interface: derive it from IGrainWithGuidKey, IGrainWithStringKey or another with a key.");
        if (_silo is null)
            throw new InvalidOperationException("The silo has not been started. Start the host before asking for grains.");
        var candidates = _classes.Where(one => one.Interfaces.Contains(interfaceType)).ToList();
        return candidates.Count > 0
            ? candidates
            : throw new ArgumentException($"Could not find an implementation for interface {interfaceType.FullName}. Write a class that derives from Grain and implements it, in an assembly that the host references.");
    }
}
