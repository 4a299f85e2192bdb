using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Collab.GraphQL.Execution;

/// <summary>
/// Bytes that are written again and again, such as response names. They lie in an array that is longer than they are, so that short ones are
/// copied with one store instead of a call: in a list of 2,000 fields such calls are a tenth of the time.
/// </summary>
readonly struct RepeatedBytes
{
    /// <summary>How many bytes of room <see cref="CopyTo"/> needs for short bytes, whatever their length.</summary>
    public const int Room = 32;

    readonly byte[] _padded;

    public RepeatedBytes(ReadOnlySpan<byte> bytes)
    {
        Length = bytes.Length;
        _padded = new byte[Math.Max(Length, Room)];
        bytes.CopyTo(_padded);
    }

    public int Length { get; }

    public bool IsDefault => _padded is null;

    /// <summary>Copies the bytes, and for short ones what lies behind them.</summary>
    /// <param name="target">At least <see cref="Room"/> bytes, and at least as many as there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(Span<byte> target)
    {
        if (Length <= Room && target.Length >= Room)
            Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_padded)).StoreUnsafe(ref MemoryMarshal.GetReference(target));
        else
            _padded.AsSpan(0, Length).CopyTo(target);
    }
}
