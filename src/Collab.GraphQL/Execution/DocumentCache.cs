using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.Execution;

/// <summary>
/// What is known of documents, by their text. Bounded: when the younger half is full it becomes the older half, and what nobody asked for since goes.
/// </summary>
/// <typeparam name="T">What is known of a document.</typeparam>
/// <param name="capacity">How much is kept, as <paramref name="weigh"/> weighs it.</param>
/// <param name="weigh">How much memory an entry stands for, given the length of its text in bytes.</param>
sealed class DocumentCache<T>(int capacity, Func<int, T, long> weigh)
    where T : class
{
    Generation _young = new();
    Generation _old = new();

    public bool TryGet(ReadOnlySpan<byte> text, [NotNullWhen(true)] out T? document)
    {
        if (_young.ByText.TryGetValue(text, out document))
            return true;

        if (!_old.ByText.TryGetValue(text, out document))
            return false;

        Add(text, document);
        return true;
    }

    public void Add(ReadOnlySpan<byte> text, T document)
    {
        var weight = weigh(text.Length, document);
        if (_young.Weight + weight > capacity / 2)
        {
            // Two threads may both do this; then some documents are prepared again, no more.
            _old = _young;
            _young = new Generation();
        }

        if (_young.ByText.TryAdd(text, document))
            _young.Add(weight);
    }

    sealed class Generation
    {
        long _weight;

        public Generation() => ByText = Documents.GetAlternateLookup<ReadOnlySpan<byte>>();

        public ConcurrentDictionary<byte[], T> Documents { get; } = new(Utf8Comparer.Instance);

        public ConcurrentDictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> ByText { get; }

        public long Weight => Interlocked.Read(ref _weight);

        public void Add(long weight) => Interlocked.Add(ref _weight, weight);
    }
}
