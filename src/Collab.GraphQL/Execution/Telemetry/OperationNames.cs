using System.Collections.Concurrent;

namespace Collab.GraphQL.Execution;

/// <summary>Bounds the number of operation names in metrics, because clients choose them.</summary>
sealed class OperationNames(int most)
{
    const string Other = "(other)";
    const int MaxNameLength = 100;

    readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.Ordinal);
    int _count;

    /// <summary>The name, or the common name of all further ones.</summary>
    public string Bounded(string name)
    {
        if (_known.ContainsKey(name))
            return name;

        if (name.Length > MaxNameLength || Volatile.Read(ref _count) >= most || Interlocked.Increment(ref _count) > most)
            return Other;

        _known.TryAdd(name, 0);
        return name;
    }
}
