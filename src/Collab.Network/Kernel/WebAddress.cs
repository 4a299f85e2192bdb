using System.Text;

namespace Collab.Network.Kernel;

/// <summary>
/// Web addresses as people write them. They are read by RFC 3986 alone, letters beyond ASCII as in RFC 3987, and compared letter by letter: <see cref="Uri"/> takes two addresses for one that differ
/// in their fragment, in user info, or in what is percent-encoded.
/// </summary>
static class WebAddress
{
    public const int MaxLength = 2_000;

    /// <summary>Signs that stand in no address unless they are percent-encoded.</summary>
    const string Excluded = "\"<>\\^`{|}";

    /// <summary>Reads an absolute address of any scheme.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <returns>Null when it is none.</returns>
    public static Uri? Parse(string text)
        => IsWritten(text) && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;

    /// <summary>An address of a page: http or https, and not longer than <see cref="MaxLength"/> characters.</summary>
    /// <param name="address">The address.</param>
    public static bool IsOfPage(Uri address)
        => address is { IsAbsoluteUri: true, Scheme: "https" or "http", OriginalString.Length: <= MaxLength } && IsWritten(address.OriginalString);

    /// <summary>Whether two addresses are written the same.</summary>
    public static bool AreSame(Uri? one, Uri? other) => one?.OriginalString == other?.OriginalString;

    static bool IsWritten(string text) => BeginsWithScheme(text) && HoldsOnlyWhatAnAddressMay(text);

    static bool BeginsWithScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeSigns) < 0;
    }

    static readonly System.Buffers.SearchValues<char> SchemeSigns =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    static bool HoldsOnlyWhatAnAddressMay(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != System.Buffers.OperationStatus.Done
                || Characters.IsForbidden(rune, isOneLine: true)
                || Rune.IsWhiteSpace(rune)
                || (rune.IsAscii && Excluded.Contains((char)rune.Value, StringComparison.Ordinal))
                || (rune.Value == '%' && !IsPercentEncoded(text, at)))
            {
                return false;
            }

            at += length;
        }

        return true;
    }

    static bool IsPercentEncoded(string text, int at)
        => at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
}
