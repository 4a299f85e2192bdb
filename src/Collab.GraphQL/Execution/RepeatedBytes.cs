using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Collab.GraphQL.Execution;

/// <summary>
/// Bytes that are written again and again, such as response names. Short ones lie in a vector, so that they are copied with one store instead of a
/// call: in a list of 2,000 fields such calls are a tenth of the time.
/// </summary>
readonly struct RepeatedBytes
{
    /// <summary>How many bytes of room <see cref="CopyTo"/> needs for short bytes, whatever their length.</summary>
    const int ShortRoom = 32;

    readonly Vector256<byte> _short;
    readonly byte[]? _long;

    public RepeatedBytes(ReadOnlySpan<byte> bytes)
    {
        Length = bytes.Length;
        Room = Math.Max(Length, ShortRoom);
        Span<byte> padded = stackalloc byte[ShortRoom];
        if (bytes.TryCopyTo(padded))
            _short = Vector256.Create<byte>(padded);
        else
            _long = bytes.ToArray();
    }

    public int Length { get; }

    /// <summary>How many bytes of room <see cref="CopyTo"/> needs.</summary>
    public int Room { get; }

    public bool IsDefault => Length == 0;

    /// <summary>Copies the bytes, and for short ones what lies behind them.</summary>
    /// <param name="target">Has <see cref="Room"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(ref byte target)
    {
        if (_long is null)
            _short.StoreUnsafe(ref target);
        else
            _long.CopyTo(MemoryMarshal.CreateSpan(ref target, Length));
    }
}
