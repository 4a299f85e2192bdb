using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Collab.GraphQL.Execution;

/// <summary>
/// Copies to UTF-8 what stands for itself in a JSON string and is of one or two bytes: all but controls, quote, backslash, and what lies
/// beyond U+07FF. Nearly all text in Finnish, Swedish and English is that.
/// </summary>
static class JsonCharacters
{
    const int FourCharacters = 4;

    /// <summary>Copies as many leading characters as it can.</summary>
    /// <param name="source">The text.</param>
    /// <param name="target">At least twice as long as the text.</param>
    /// <param name="written">How many bytes were written.</param>
    /// <returns>How many characters were copied; what follows them is another one, or the end.</returns>
    public static int Copy(ReadOnlySpan<char> source, Span<byte> target, out int written)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, source.Length * 2);
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(source));
        ref var to = ref MemoryMarshal.GetReference(target);
        nuint read = 0, at = 0, length = (nuint)source.Length;
        while (length - read >= (nuint)Vector128<ushort>.Count)
        {
            var characters = Vector128.LoadUnsafe(ref from, read);
            if (IsPlain(characters))
            {
                Vector128.Narrow(characters, characters).GetLower().StoreUnsafe(ref to, at);
                read += (nuint)Vector128<ushort>.Count;
                at += (nuint)Vector128<ushort>.Count;
            }
            else if (!CopyEach(ref from, ref to, ref read, ref at, read + (nuint)Vector128<ushort>.Count))
            {
                written = (int)at;
                return (int)read;
            }
        }

        if (length - read >= FourCharacters)
        {
            var characters = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref from, read)))).AsUInt16();
            characters |= Vector128.Create(0, 0, 0, 0, ' ', ' ', ' ', ' ');
            if (IsPlain(characters))
            {
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, at), Vector128.Narrow(characters, characters).AsUInt32().ToScalar());
                read += FourCharacters;
                at += FourCharacters;
            }
        }

        CopyEach(ref from, ref to, ref read, ref at, length);
        written = (int)at;
        return (int)read;
    }

    /// <summary>One character after the other; false at one that is not copied.</summary>
    static bool CopyEach(ref ushort from, ref byte to, ref nuint read, ref nuint written, nuint end)
    {
        for (; read < end; read++)
        {
            var character = (uint)Unsafe.Add(ref from, read);
            if (character is >= ' ' and <= '\x7f' and not '"' and not '\\')
            {
                Unsafe.Add(ref to, written++) = (byte)character;
            }
            else if (character is > '\x7f' and <= '\u07ff')
            {
                Unsafe.Add(ref to, written++) = (byte)(0xc0 | (character >> 6));
                Unsafe.Add(ref to, written++) = (byte)(0x80 | (character & 0x3f));
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>ASCII without controls, quote and backslash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsPlain(Vector128<ushort> characters) =>
        (Vector128.GreaterThan(characters - Vector128.Create((ushort)' '), Vector128.Create((ushort)(0x7f - ' ')))
            | Vector128.Equals(characters, Vector128.Create((ushort)'"'))
            | Vector128.Equals(characters, Vector128.Create((ushort)'\\'))) == Vector128<ushort>.Zero;
}
