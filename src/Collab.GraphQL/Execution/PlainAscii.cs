using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Collab.GraphQL.Execution;

/// <summary>Copies the characters that stand for themselves in a JSON string: ASCII without controls, quote and backslash. Most text is that.</summary>
static class PlainAscii
{
    /// <summary>Copies as many leading characters as are plain.</summary>
    /// <param name="source">The text.</param>
    /// <param name="target">At least as long as the text.</param>
    /// <returns>How many were copied; what follows them is not plain, or the end.</returns>
    public static int Copy(ReadOnlySpan<char> source, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, source.Length);
        var copied = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(source));
            ref var to = ref MemoryMarshal.GetReference(target);
            for (; source.Length - copied >= Vector128<ushort>.Count; copied += Vector128<ushort>.Count)
            {
                var characters = Vector128.LoadUnsafe(ref from, (nuint)copied);
                if (HasSpecial(characters))
                    break;

                Vector128.Narrow(characters, characters).GetLower().StoreUnsafe(ref to, (nuint)copied);
            }
        }

        for (; copied < source.Length && IsPlain(source[copied]); copied++)
            target[copied] = (byte)source[copied];

        return copied;
    }

    static bool HasSpecial(Vector128<ushort> characters) =>
        (Vector128.GreaterThan(characters - Vector128.Create((ushort)' '), Vector128.Create((ushort)(0x7f - ' ')))
            | Vector128.Equals(characters, Vector128.Create((ushort)'"'))
            | Vector128.Equals(characters, Vector128.Create((ushort)'\\'))) != Vector128<ushort>.Zero;

    static bool IsPlain(char character) => character is >= ' ' and <= '\x7f' and not '"' and not '\\';
}
