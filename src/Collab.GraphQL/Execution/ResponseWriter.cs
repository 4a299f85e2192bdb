using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Collab.GraphQL.Execution;

/// <summary>Writes JSON values as UTF-8 into one growing buffer that can be truncated, so that null can replace a partly written value.</summary>
public sealed class ResponseWriter
{
    const int SmallestBuffer = 4096;
    const int MaxNumberLength = 48;

    static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    static readonly RepeatedBytes True = new("true"u8);
    static readonly RepeatedBytes False = new("false"u8);

    byte[] _buffer = [];

    internal ResponseWriter()
    {
    }

    /// <summary>How many bytes are written.</summary>
    internal int Length { get; private set; }

    internal int Capacity => _buffer.Length;

    internal ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, Length);

    /// <summary>Writes a string with JSON escapes. A lone surrogate becomes a <c>\u</c> escape, so that the output is valid UTF-8.</summary>
    /// <param name="value">The string.</param>
    public void WriteString(ReadOnlySpan<char> value)
    {
        // Three bytes for each UTF-16 code unit are enough unless something has to be escaped.
        ref var target = ref ReserveAt(((uint)value.Length * 3) + 2 + JsonCharacters.ExtraCapacity);
        target = (byte)'"';
        if (!JsonCharacters.TryCopyPlain(value, ref Unsafe.Add(ref target, 1)))
        {
            WriteOther(value, ref target);
            return;
        }

        Unsafe.Add(ref target, value.Length + 1) = (byte)'"';
        Length += value.Length + 2;
    }

    /// <summary>Writes a value as a string with its own formatter and the invariant culture, escaped if necessary.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">Its format, or null.</param>
    public void WriteFormatted<T>(T value, string? format = null)
        where T : IUtf8SpanFormattable
    {
        int written;
        for (var size = 64; !value.TryFormat(Reserve(size)[1..^1], out written, format, CultureInfo.InvariantCulture); size *= 2)
        {
        }

        var text = _buffer.AsSpan(Length + 1, written);
        if (text.IndexOfAnyInRange((byte)0, (byte)0x1f) >= 0 || text.IndexOfAny((byte)'"', (byte)'\\') >= 0)
        {
            WriteString(System.Text.Encoding.UTF8.GetString(text));
            return;
        }

        _buffer[Length] = (byte)'"';
        _buffer[Length + 1 + written] = (byte)'"';
        Length += written + 2;
    }

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The integer.</param>
    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(MaxNumberLength), out var written);
        Length += written;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="FieldException">It is not finite and has no JSON form.</exception>
    public void WriteNumber(double value)
    {
        if (!double.IsFinite(value))
            throw new FieldException($"Float cannot represent non numeric value: {value.ToString(CultureInfo.InvariantCulture)}", ErrorCodes.Internal);

        value.TryFormat(Reserve(MaxNumberLength), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    public void WriteNumber(decimal value)
    {
        value.TryFormat(Reserve(MaxNumberLength), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Writes a timestamp by RFC 3339 as a string, with its offset; fractions of a second only when present.</summary>
    /// <param name="value">The moment.</param>
    internal void WriteMoment(DateTimeOffset value) => Length += MomentFormat.Write(value, ref ReserveAt(MomentFormat.MaxLength));

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value)
    {
        if (value)
            Write(in True);
        else
            Write(in False);
    }

    /// <summary>Writes JSON as is.</summary>
    /// <param name="json">Exactly one value, well-formed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        Length += json.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Write(in RepeatedBytes bytes)
    {
        if (bytes.IsLong)
        {
            WriteRaw(bytes.Long);
            return;
        }

        bytes.CopyShort(ref ReserveAt(RepeatedBytes.ShortCapacity));
        Length += bytes.Length;
    }

    internal void WriteNull() => WriteRaw("null"u8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteByte(byte value)
    {
        ReserveAt(1) = value;
        Length++;
    }

    /// <summary>Truncates the buffer.</summary>
    internal void Truncate(int length) => Length = length;

    internal ReadOnlySpan<byte> Between(int start, int end) => _buffer.AsSpan(start, end - start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Span<byte> Reserve(int size)
    {
        if (_buffer.Length - Length < size)
            Grow((uint)size);

        return _buffer.AsSpan(Length);
    }

    /// <summary>The next position, with space for <paramref name="size"/> bytes, without span checks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ref byte ReserveAt(uint size)
    {
        var buffer = _buffer;
        var length = (uint)Length;
        if ((uint)buffer.Length - length < size)
            buffer = Grow(size);

        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buffer), length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    byte[] Grow(uint size)
    {
        Array.Resize(ref _buffer, checked((int)Math.Max(Math.Clamp(_buffer.Length * 2L, SmallestBuffer, Array.MaxLength), Length + size)));
        return _buffer;
    }

    /// <summary>Writes a string that is not plain, after its opening quote.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    void WriteOther(ReadOnlySpan<char> value, ref byte target)
    {
        var copied = JsonCharacters.Copy(value, ref Unsafe.Add(ref target, 1), out var written);
        Length += written + 1;
        if (copied < value.Length)
            WriteEscaped(value[copied..]);

        _buffer[Length++] = (byte)'"';
    }

    /// <summary>Writes characters that need escapes or three and more bytes; leaves space for the closing quote.</summary>
    void WriteEscaped(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            var next = value.IndexOfAny(Escaped);
            var run = next < 0 ? value : value[..next];
            Utf8.FromUtf16(run, Reserve((run.Length * 3) + 1), out var read, out var written, replaceInvalidSequences: false);
            Length += written;
            if (read < value.Length)
                WriteEscape(value[read++]);

            value = value[read..];
        }

        Reserve(1);
    }

    void WriteEscape(char value)
    {
        switch (value)
        {
            case '"':
                WriteRaw("\\\""u8);
                break;
            case '\\':
                WriteRaw("\\\\"u8);
                break;
            case '\n':
                WriteRaw("\\n"u8);
                break;
            case '\r':
                WriteRaw("\\r"u8);
                break;
            case '\t':
                WriteRaw("\\t"u8);
                break;
            default:
                WriteRaw("\\u"u8);
                ((int)value).TryFormat(Reserve(4), out var written, "x4", CultureInfo.InvariantCulture);
                Length += written;
                break;
        }
    }
}
