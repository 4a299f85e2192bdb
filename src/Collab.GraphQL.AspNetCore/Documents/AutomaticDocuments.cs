using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Documents that clients sent with their hash and can name by it afterwards (automatic persisted queries). A client whose document was evicted sends it again.</summary>
/// <param name="capacity">The size of the cache in bytes.</param>
sealed class AutomaticDocuments(int capacity)
{
    /// <summary>Approximate overhead per document, in bytes.</summary>
    const int Overhead = 128;

    readonly DocumentCache<byte[]> _documents = new(capacity, static (_, text) => text.Length + Overhead);

    public bool TryGet(Sha256 hash, [NotNullWhen(true)] out byte[]? text)
    {
        Span<byte> key = stackalloc byte[SHA256.HashSizeInBytes];
        hash.CopyTo(key);
        return _documents.TryGet(key, out text);
    }

    public void Add(Sha256 hash, byte[] text)
    {
        Span<byte> key = stackalloc byte[SHA256.HashSizeInBytes];
        hash.CopyTo(key);
        _documents.Add(key, text);
    }
}
