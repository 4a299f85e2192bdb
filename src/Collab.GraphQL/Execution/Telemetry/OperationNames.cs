using System.Collections.Concurrent;

namespace Collab.GraphQL.Execution;

/// <summary>The operation names that metrics tell apart: the first so many, as clients could otherwise make up ever more.</summary>
sealed class OperationNames(int most)
{
    const string Other = "(other)";
    const int LongestName = 100;

    readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.Ordinal);
    int _count;

    /// <summary>The name, or what stands for all further ones.</summary>
    public string Bounded(string name)
    {
        if (_known.ContainsKey(name))
            return name;

        if (name.Length > LongestName || Volatile.Read(ref _count) >= most || Interlocked.Increment(ref _count) > most)
            return Other;

        _known.TryAdd(name, 0);
        return name;
    }
}
