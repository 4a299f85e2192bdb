using System.Reflection;

namespace Collab.Orleans.Local;

/// <summary>Finds the assemblies that may hold grain classes: those loaded, and those that these refer to.</summary>
internal static class GrainAssemblies
{
    private static readonly string Own = typeof(GrainAssemblies).Assembly.GetName().Name!;

    internal static IReadOnlyCollection<Assembly> Find()
    {
        var found = new Dictionary<string, Assembly>();
        var toVisit = new Stack<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (toVisit.TryPop(out var assembly))
        {
            var references = assembly.GetReferencedAssemblies();
            if (IsPlatform(assembly.GetName()) || !found.TryAdd(assembly.FullName!, assembly))
                continue;
            foreach (var reference in references.Where(reference => !IsPlatform(reference) && !found.ContainsKey(reference.FullName)))
            {
                if (TryLoad(reference) is { } loaded)
                    toVisit.Push(loaded);
            }
        }

        return [.. found.Values.Where(assembly => assembly.GetReferencedAssemblies().Any(reference => reference.Name == Own))];
    }

    private static bool IsPlatform(AssemblyName name) =>
        name.Name is "mscorlib" or "netstandard" or "System" || name.Name!.StartsWith("System.", StringComparison.Ordinal)
        || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);

    // A reference that is not shipped cannot hold grains that run.
    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }
}
