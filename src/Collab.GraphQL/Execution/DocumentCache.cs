using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.Execution;

/// <summary>
/// A cache by document text or hash. It is bounded and has two generations: when the younger is full it becomes the older, and unused entries are dropped. Thread-safe,
/// without locks on a hit.
/// </summary>
/// <typeparam name="T">The cached value.</typeparam>
/// <param name="capacity">The capacity, in units of <paramref name="weigh"/>.</param>
/// <param name="weigh">The memory of an entry, given the length of its key in bytes.</param>
public sealed class DocumentCache<T>(int capacity, Func<int, T, long> weigh)
    where T : class
{
    Generation _young = new();
    Generation _old = new();

    /// <summary>Finds the cached value of a document.</summary>
    /// <param name="key">The bytes of its text or hash.</param>
    /// <param name="document">The cached value.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(ReadOnlySpan<byte> key, [NotNullWhen(true)] out T? document)
    {
        if (_young.ByKey.TryGetValue(key, out document))
            return true;

        if (!_old.ByKey.TryGetValue(key, out document))
            return false;

        Add(key, document);
        return true;
    }

    /// <summary>Caches a value, unless there is one.</summary>
    /// <param name="key">The bytes of its text or hash; they are copied.</param>
    /// <param name="document">The value.</param>
    public void Add(ReadOnlySpan<byte> key, T document)
    {
        var weight = weigh(key.Length, document);
        if (_young.Weight + weight > capacity / 2)
        {
            // Two threads may both do this; then some documents are prepared, or sent, again.
            _old = _young;
            _young = new Generation();
        }

        if (_young.ByKey.TryAdd(key, document))
            _young.Add(weight);
    }

    sealed class Generation
    {
        long _weight;

        public Generation() => ByKey = Documents.GetAlternateLookup<ReadOnlySpan<byte>>();

        public ConcurrentDictionary<byte[], T> Documents { get; } = new(Utf8Comparer.Instance);

        public ConcurrentDictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> ByKey { get; }

        public long Weight => Interlocked.Read(ref _weight);

        public void Add(long weight) => Interlocked.Add(ref _weight, weight);
    }
}
