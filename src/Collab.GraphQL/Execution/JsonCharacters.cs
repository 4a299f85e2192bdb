using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Collab.GraphQL.Execution;

/// <summary>
/// Copies characters of one or two UTF-8 bytes that need no escape in a JSON string: all but controls, quote, backslash, and what is beyond U+07FF. That is nearly all
/// text in Finnish, Swedish and English.
/// </summary>
static class JsonCharacters
{
    /// <summary>Number of bytes that may be overwritten after the written ones.</summary>
    public const int ExtraCapacity = 16;

    /// <summary>Number of characters that are copied at once.</summary>
    const int Block = 8;

    /// <summary>Read from the index of a count on, it masks that many last characters of a block.</summary>
    static ReadOnlySpan<ushort> LastOfBlock => [0, 0, 0, 0, 0, 0, 0, 0, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff];

    /// <summary>Copies an ASCII text without escapes of at least eight characters. False for any other text; the target is undefined then.</summary>
    /// <param name="source">The text.</param>
    /// <param name="target">Space for as many bytes as the text has characters.</param>
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

        // The last block overlaps the one before, so no characters are copied one by one.
        return TryCopyPlain(ref from, ref target, last);
    }

    /// <summary>Copies leading characters as long as possible.</summary>
    /// <param name="source">The text.</param>
    /// <param name="target">Space for at least twice as many bytes as the text has characters, and <see cref="ExtraCapacity"/>.</param>
    /// <param name="written">Number of written bytes.</param>
    /// <returns>Number of copied characters; the next one is not supported, or is the end.</returns>
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
    /// <returns>Number of written bytes.</returns>
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

    /// <summary>Copies two blocks if they are ASCII without escapes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool TryCopyPlain(ref ushort from, ref byte to, nuint at)
    {
        var bytes = Narrow(Vector128.LoadUnsafe(ref from, at), Vector128.LoadUnsafe(ref from, at + Block));
        if (AreOther(bytes) != Vector128<byte>.Zero)
            return false;

        bytes.StoreUnsafe(ref to, at);
        return true;
    }

    /// <summary>The same for a text of one to two blocks, the second of which starts at <paramref name="last"/>.</summary>
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
