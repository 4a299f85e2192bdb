using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Collab.GraphQL.Execution;

/// <summary>Timestamps by RFC 3339 as JSON strings. Lists have many of them, and the general formatter takes three times as long.</summary>
static class MomentFormat
{
    /// <summary>Maximum number of bytes that <see cref="Write"/> writes.</summary>
    public const int MaxLength = 35;

    const uint SecondsPerDay = 86_400;

    /// <summary>The two digits of each number below 100, in memory order.</summary>
    static readonly ushort[] Digits = [.. Enumerable.Range(0, 100).Select(number => Unsafe.BitCast<(byte, byte), ushort>(((byte)('0' + (number / 10)), (byte)('0' + (number % 10)))))];

    /// <summary>Writes <c>"2026-08-06T09:00:00+03:00"</c>, with fractions of a second only when there are any.</summary>
    /// <returns>Number of written bytes.</returns>
    public static int Write(DateTimeOffset value, ref byte target)
    {
        var ticks = (ulong)value.DateTime.Ticks;
        DayText.Of((uint)(ticks / TimeSpan.TicksPerDay)).CopyTo(ref target);
        var sinceStart = ticks / TimeSpan.TicksPerSecond;
        var seconds = (uint)(sinceStart % SecondsPerDay);
        WriteTwo(ref target, 12, seconds / 3_600, ':');
        WriteTwo(ref target, 15, seconds / 60 % 60, ':');
        WriteTwo(ref target, 18, seconds % 60);
        var at = 20;
        var fraction = (uint)(ticks - (sinceStart * TimeSpan.TicksPerSecond));
        if (fraction != 0)
            at = WriteFraction(ref target, fraction);

        var offset = value.TotalOffsetMinutes;
        Unsafe.Add(ref target, at) = (byte)(offset < 0 ? '-' : '+');
        var minutes = (uint)Math.Abs(offset);
        WriteTwo(ref target, at + 1, minutes / 60, ':');
        WriteTwo(ref target, at + 4, minutes % 60, '"');
        return at + 7;
    }

    /// <summary>A dot and seven digits.</summary>
    static int WriteFraction(ref byte target, uint fraction)
    {
        Unsafe.Add(ref target, 20) = (byte)'.';
        Unsafe.Add(ref target, 21) = (byte)('0' + (fraction / 1_000_000));
        WriteTwo(ref target, 22, fraction / 10_000 % 100);
        WriteTwo(ref target, 24, fraction / 100 % 100);
        WriteTwo(ref target, 26, fraction % 100);
        return 28;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void WriteTwo(ref byte target, int at, uint number, char behind)
    {
        WriteTwo(ref target, at, number);
        Unsafe.Add(ref target, at + 2) = (byte)behind;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void WriteTwo(ref byte target, int at, uint number) =>
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, at), Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Digits), number));

    /// <summary>
    /// The start of a timestamp, <c>"2026-08-06T</c>. Cached, because the calendar takes longer than the rest of a timestamp, and the events of a list happened within
    /// some months. Two threads may both create one; either is correct.
    /// </summary>
    sealed class DayText
    {
        /// <summary>Size of the cache, indexed by the last digits of the day number.</summary>
        const int Kept = 256;

        static readonly DayText?[] Known = new DayText?[Kept];

        readonly uint _number;
        readonly Vector128<byte> _text;

        DayText(uint number)
        {
            _number = number;
            Span<byte> text = stackalloc byte[Vector128<byte>.Count];
            DateOnly.FromDayNumber((int)number).TryFormat(text[1..], out var length, "O", CultureInfo.InvariantCulture);
            text[0] = (byte)'"';
            text[length + 1] = (byte)'T';
            _text = Vector128.Create<byte>(text);
        }

        /// <param name="number">Its number, as <see cref="DateOnly.DayNumber"/> counts.</param>
        public static DayText Of(uint number)
        {
            ref var known = ref Known[number % Kept];
            var day = known;
            return day is not null && day._number == number ? day : known = new DayText(number);
        }

        /// <summary>Copies the text and the bytes after it.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void CopyTo(ref byte target) => _text.StoreUnsafe(ref target);
    }
}
