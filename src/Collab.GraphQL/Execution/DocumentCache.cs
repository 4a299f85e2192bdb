using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.Execution;

/// <summary>
/// Prepared documents by their text. Bounded: when the younger half is full it becomes the older half, and what nobody asked for since goes.
/// </summary>
/// <param name="capacity">How many bytes of documents are kept, each counted as often as it has plans.</param>
sealed class DocumentCache(int capacity)
{
    Generation _young = new();
    Generation _old = new();

    public bool TryGet(ReadOnlySpan<byte> text, [NotNullWhen(true)] out PreparedDocument? document)
    {
        if (_young.ByText.TryGetValue(text, out document))
            return true;

        if (!_old.ByText.TryGetValue(text, out document))
            return false;

        Add(text, document);
        return true;
    }

    public void Add(ReadOnlySpan<byte> text, PreparedDocument document)
    {
        var weight = (long)text.Length * document.Plans;
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

        public ConcurrentDictionary<byte[], PreparedDocument> Documents { get; } = new(TextComparer.Instance);

        public ConcurrentDictionary<byte[], PreparedDocument>.AlternateLookup<ReadOnlySpan<byte>> ByText { get; }

        public long Weight => Interlocked.Read(ref _weight);

        public void Add(long weight) => Interlocked.Add(ref _weight, weight);
    }

    sealed class TextComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly TextComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode((ReadOnlySpan<byte>)obj);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        /// <summary>Seeded for each process, so that nobody can choose documents that collide.</summary>
        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
