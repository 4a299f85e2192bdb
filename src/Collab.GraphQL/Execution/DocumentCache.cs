using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.Execution;

/// <summary>
/// Prepared documents by their text. Bounded: when the younger half is full it becomes the older half, and what nobody asked for since goes.
/// </summary>
sealed class DocumentCache(int capacity)
{
    readonly int _half = Math.Max(1, capacity / 2);
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
        if (_young.Documents.Count >= _half)
        {
            // Two threads may both do this; then some documents are prepared again, no more.
            _old = _young;
            _young = new Generation();
        }

        _young.ByText.TryAdd(text, document);
    }

    sealed class Generation
    {
        public Generation() => ByText = Documents.GetAlternateLookup<ReadOnlySpan<byte>>();

        public ConcurrentDictionary<byte[], PreparedDocument> Documents { get; } = new(TextComparer.Instance);

        public ConcurrentDictionary<byte[], PreparedDocument>.AlternateLookup<ReadOnlySpan<byte>> ByText { get; }
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
