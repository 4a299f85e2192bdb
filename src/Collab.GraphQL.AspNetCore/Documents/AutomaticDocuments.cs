using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Documents that clients sent together with their hash, to name them by it afterwards (automatic persisted queries). Bounded: when the younger half is
/// full it becomes the older half, and what nobody asked for since goes. A client whose document has gone sends it again.
/// </summary>
/// <param name="capacity">How many bytes of documents are kept.</param>
sealed class AutomaticDocuments(int capacity)
{
    /// <summary>What keeping a document costs beside its text, in bytes, about.</summary>
    const int Overhead = 128;

    Generation _young = new();
    Generation _old = new();

    public bool TryGet(Sha256 hash, [NotNullWhen(true)] out byte[]? text)
    {
        if (_young.ByHash.TryGetValue(hash, out text))
            return true;

        if (!_old.ByHash.TryGetValue(hash, out text))
            return false;

        Add(hash, text);
        return true;
    }

    public void Add(Sha256 hash, byte[] text)
    {
        var weight = text.Length + Overhead;
        if (_young.Weight + weight > capacity / 2)
        {
            // Two threads may both do this; then clients send some documents again, no more.
            _old = _young;
            _young = new Generation();
        }

        if (_young.ByHash.TryAdd(hash, text))
            _young.Add(weight);
    }

    sealed class Generation
    {
        long _weight;

        public ConcurrentDictionary<Sha256, byte[]> ByHash { get; } = new();

        public long Weight => Interlocked.Read(ref _weight);

        public void Add(int weight) => Interlocked.Add(ref _weight, weight);
    }
}
