using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Collab.Network.Kernel.Copies;

/// <summary>Ids that nobody has used and nobody can guess, each standing in for a hidden one where an absent one would be read.</summary>
static class StandIns
{
    static readonly Int128 Secret = BinaryPrimitives.ReadInt128BigEndian(RandomNumberGenerator.GetBytes(16));

    /// <summary>The id that stands in for another: always the same while the process runs.</summary>
    /// <param name="id">The hidden aggregate.</param>
    public static Guid Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt128BigEndian(bytes, BinaryPrimitives.ReadInt128BigEndian(bytes) ^ Secret);
        return new Guid(bytes);
    }
}
