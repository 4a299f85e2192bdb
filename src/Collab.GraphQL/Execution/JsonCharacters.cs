using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Collab.GraphQL.Execution;

/// <summary>
/// Copies to UTF-8 what stands for itself in a JSON string and is of one or two bytes: all but controls, quote, backslash, and what lies
/// beyond U+07FF. Nearly all text in Finnish, Swedish and English is that.
/// </summary>
static class JsonCharacters
{
    /// <summary>How many bytes may be touched behind those that are written.</summary>
    public const int ExtraRoom = 16;

    /// <summary>How many characters are copied at once.</summary>
    const int Block = 8;

    /// <summary>Read from the index of a number of characters on, it marks that many last ones of a block.</summary>
    static ReadOnlySpan<ushort> LastOfBlock => [0, 0, 0, 0, 0, 0, 0, 0, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff];

    /// <summary>Copies a text of ASCII without escapes that has eight characters or more. False for any other, and then what stands in the target is of no use.</summary>
    /// <param name="source">The text.</param>
    /// <param name="target">Room for as many bytes as the text has characters.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCopyPlain(ReadOnlySpan<char> source, ref byte target)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(source));
        if (source.Length < 2 * Block)
            return source.Length >= Block && TryCopyPlainShort(ref from, (nuint)source.Length - Block, ref target);

        var last = (nuint)source.Length - (2 * Block);
        for (nuint at = 0; at < last; at += 2 * Block)
        {
            if (!TryCopyPlain(ref from, ref target, at))
                return false;
        }

        // The last blocks overlap those before them: no character has to be copied for itself.
        return TryCopyPlain(ref from, ref target, last);
    }

    /// <summary>Copies as many leading characters as it can.</summary>
    /// <param name="source">The text.</param>
    /// <param name="target">Room for at least twice as many bytes as the text has characters, and <see cref="ExtraRoom"/>.</param>
    /// <param name="written">How many bytes were written.</param>
    /// <returns>How many characters were copied; what follows them is another one, or the end.</returns>
    public static int Copy(ReadOnlySpan<char> source, ref byte target, out int written)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(source));
        nuint read = 0, at = 0, length = (nuint)source.Length;
        if (Bmi2.X64.IsSupported && length >= Block)
        {
            while (read < length)
            {
                var count = nuint.Min(length - read, Block);
                var characters = Vector128.LoadUnsafe(ref from, read + count - Block);
                if (AreOther(characters, '\u07ff') != Vector128<ushort>.Zero)
                    break;

                at += CopyPairs(characters, count, ref Unsafe.Add(ref target, at));
                read += count;
            }
        }

        for (; read < length; read++)
        {
            var character = (uint)Unsafe.Add(ref from, read);
            if (character is < ' ' or > '\u07ff' or '"' or '\\')
                break;

            if (character > '\x7f')
            {
                Unsafe.Add(ref target, at++) = (byte)(0xc0 | (character >> 6));
                character = 0x80 | (character & 0x3f);
            }

            Unsafe.Add(ref target, at++) = (byte)character;
        }

        written = (int)at;
        return (int)read;
    }

    /// <summary>
    /// The last <paramref name="count"/> characters of a block: two bytes are made of each, and of those the ones that are not needed left out, without asking of any
    /// character which kind it is.
    /// </summary>
    /// <returns>How many bytes were written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static nuint CopyPairs(Vector128<ushort> characters, nuint count, ref byte target)
    {
        var areTwo = Vector128.GreaterThan(characters, Vector128.Create((ushort)0x7f));
        var pairs = Vector128.Create((ushort)0x80c0) | (characters >> 6) | ((characters & Vector128.Create((ushort)0x3f)) << 8);
        var bytes = Vector128.ConditionalSelect(areTwo, pairs, characters).AsUInt64();
        var wanted = ((areTwo | Vector128.Create((ushort)0xff)) & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LastOfBlock), count)).AsUInt64();
        Unsafe.WriteUnaligned(ref target, Bmi2.X64.ParallelBitExtract(bytes[0], wanted[0]));
        var first = BitOperations.PopCount(wanted[0]) / 8;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, first), Bmi2.X64.ParallelBitExtract(bytes[1], wanted[1]));
        return (nuint)(first + (BitOperations.PopCount(wanted[1]) / 8));
    }

    /// <summary>Copies two blocks of ASCII without escapes; anything else not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool TryCopyPlain(ref ushort from, ref byte to, nuint at)
    {
        var bytes = Narrow(Vector128.LoadUnsafe(ref from, at), Vector128.LoadUnsafe(ref from, at + Block));
        if (AreOther(bytes) != Vector128<byte>.Zero)
            return false;

        bytes.StoreUnsafe(ref to, at);
        return true;
    }

    /// <summary>The same for a text of one block to two, the second of which begins at <paramref name="last"/>.</summary>
    static bool TryCopyPlainShort(ref ushort from, nuint last, ref byte to)
    {
        var bytes = Narrow(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, last));
        if (AreOther(bytes) != Vector128<byte>.Zero)
            return false;

        Unsafe.WriteUnaligned(ref to, bytes.AsUInt64()[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, last), bytes.AsUInt64()[1]);
        return true;
    }

    /// <summary>The characters as bytes; one that is not of ASCII becomes a byte that is not either, or a control.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> Narrow(Vector128<ushort> first, Vector128<ushort> second) => Sse2.IsSupported
        ? Sse2.PackUnsignedSaturate(first.AsInt16(), second.AsInt16())
        : Vector128.NarrowWithSaturation(first, second);

    /// <summary>Which are a control, quote or backslash, or not of ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> AreOther(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));

    /// <summary>Which are a control, quote or backslash, or beyond a character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<ushort> AreOther(Vector128<ushort> characters, char last) =>
        Vector128.GreaterThan(characters - Vector128.Create((ushort)' '), Vector128.Create((ushort)(last - ' ')))
            | Vector128.Equals(characters, Vector128.Create((ushort)'"'))
            | Vector128.Equals(characters, Vector128.Create((ushort)'\\'));
}
