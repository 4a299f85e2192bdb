using System.Buffers.Text;
using System.Text;

namespace Orleans.Runtime;

/// <summary>Keys as bytes: a Guid as 32 hexadecimal digits, a number in hexadecimal, then <c>+</c> and the key extension if there is one.</summary>
public static class GrainIdKeyExtensions
{
    private const int GuidLength = 32;

    /// <summary>The key for a number.</summary>
    /// <param name="key">The number.</param>
    public static IdSpan CreateIntegerKey(long key) => CreateIntegerKey(key, (string?)null);

    /// <summary>The key for a number and a text.</summary>
    /// <param name="key">The number.</param>
    /// <param name="keyExtension">The text; blank for none.</param>
    public static IdSpan CreateIntegerKey(long key, string? keyExtension)
    {
        Span<byte> digits = stackalloc byte[sizeof(long) * 2];
        Utf8Formatter.TryFormat(key, digits, out var length, 'X');
        return Join(digits[..length], keyExtension);
    }

    /// <summary>The key for a Guid.</summary>
    /// <param name="key">The Guid.</param>
    public static IdSpan CreateGuidKey(Guid key)
    {
        var bytes = new byte[GuidLength];
        key.TryFormat(bytes, out _, "N");
        return new(bytes);
    }

    /// <summary>The key for a Guid and a text.</summary>
    /// <param name="key">The Guid.</param>
    /// <param name="keyExtension">The text; blank for none.</param>
    public static IdSpan CreateGuidKey(Guid key, string? keyExtension)
    {
        Span<byte> digits = stackalloc byte[GuidLength];
        key.TryFormat(digits, out _, "N");
        return Join(digits, keyExtension);
    }

    /// <summary>Reads a number and its extension out of a key.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="key">The number.</param>
    /// <param name="keyExt">The extension, or null.</param>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var digits = Split(grainId.Key.AsSpan(), out keyExt);
        return Utf8Parser.TryParse(digits, out key, out var length, 'X') && length == digits.Length;
    }

    /// <summary>Reads a Guid and its extension out of a key.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="key">The Guid.</param>
    /// <param name="keyExt">The extension, or null.</param>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var digits = Split(grainId.Key.AsSpan(), out keyExt);
        key = default;
        return digits.Length == GuidLength && Utf8Parser.TryParse(digits, out key, out var length, 'N') && length == GuidLength;
    }

    /// <summary>The number in a key.</summary>
    /// <param name="grainId">The grain.</param>
    /// <exception cref="ArgumentException">The key is no number.</exception>
    public static long GetIntegerKey(this GrainId grainId) => grainId.TryGetIntegerKey(out var key, out _)
        ? key
        : throw new ArgumentException($"The key of \"{grainId}\" is not a number.", nameof(grainId));

    /// <summary>The Guid in a key.</summary>
    /// <param name="grainId">The grain.</param>
    /// <exception cref="ArgumentException">The key is no Guid.</exception>
    public static Guid GetGuidKey(this GrainId grainId) => grainId.TryGetGuidKey(out var key, out _)
        ? key
        : throw new ArgumentException($"The key of \"{grainId}\" is not a Guid.", nameof(grainId));

    private static IdSpan Join(ReadOnlySpan<byte> digits, string? keyExtension)
    {
        if (string.IsNullOrWhiteSpace(keyExtension))
            return new(digits.ToArray());
        var bytes = new byte[digits.Length + 1 + Encoding.UTF8.GetByteCount(keyExtension)];
        digits.CopyTo(bytes);
        bytes[digits.Length] = (byte)'+';
        Encoding.UTF8.GetBytes(keyExtension, bytes.AsSpan(digits.Length + 1));
        return new(bytes);
    }

    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> key, out string? extension)
    {
        var plus = key.IndexOf((byte)'+');
        extension = plus < 0 ? null : Encoding.UTF8.GetString(key[(plus + 1)..]);
        return plus < 0 ? key : key[..plus];
    }
}
