using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Collab.GraphQL.AspNetCore;

/// <summary>The SHA-256 of a document's text in UTF-8.</summary>
readonly record struct Sha256(UInt128 High, UInt128 Low)
{
    /// <summary>The prefix of document ids that are hashes (GraphQL over HTTP, <i>SHA256 Hex Document Identifier</i>).</summary>
    const string Prefix = "sha256:";

    const int Digits = 2 * SHA256.HashSizeInBytes;

    public static Sha256 Of(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return From(hash);
    }

    /// <summary>Parses 64 hexadecimal digits.</summary>
    public static bool TryParse(string id, out Sha256 hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        var isHash = id.Length == Digits && Convert.FromHexString(id, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        hash = isHash ? From(bytes) : default;
        return isHash;
    }

    /// <summary>Removes the prefix from a document id.</summary>
    public static string WithoutPrefix(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], Low);
    }

    /// <summary>Returns 64 hexadecimal digits, lower case.</summary>
    public override string ToString() => $"{High:x32}{Low:x32}";

    static Sha256 From(ReadOnlySpan<byte> hash) => new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
}
