using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.Execution;

/// <summary>
/// What is known of documents, by their text or a hash of it. Bounded: when the younger half is full it becomes the older half, and what nobody asked for
/// since goes. Safe for all threads, without locks on a hit.
/// </summary>
/// <typeparam name="T">What is known of a document.</typeparam>
/// <param name="capacity">How much is kept, as <paramref name="weigh"/> weighs it.</param>
/// <param name="weigh">How much memory an entry stands for, given the length of its key in bytes.</param>
public sealed class DocumentCache<T>(int capacity, Func<int, T, long> weigh)
    where T : class
{
    Generation _young = new();
    Generation _old = new();

    /// <summary>Finds what is known of a document.</summary>
    /// <param name="key">The bytes of its text, or of its hash.</param>
    /// <param name="document">What is known of it.</param>
    /// <returns>False when nothing is known, or nothing any more.</returns>
    public bool TryGet(ReadOnlySpan<byte> key, [NotNullWhen(true)] out T? document)
    {
        if (_young.ByKey.TryGetValue(key, out document))
            return true;

        if (!_old.ByKey.TryGetValue(key, out document))
            return false;

        Add(key, document);
        return true;
    }

    /// <summary>Keeps what is known of a document, unless something is kept for it already.</summary>
    /// <param name="key">The bytes of its text, or of its hash; they are copied.</param>
    /// <param name="document">What is known of it.</param>
    public void Add(ReadOnlySpan<byte> key, T document)
    {
        var weight = weigh(key.Length, document);
        if (_young.Weight + weight > capacity / 2)
        {
            // Two threads may both do this; then some documents are made again, or sent again, no more.
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
