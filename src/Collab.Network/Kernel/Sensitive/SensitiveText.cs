using System.Buffers;
using System.Globalization;

namespace Collab.Network.Kernel.Sensitive;

/// <summary>What is pointed out before it is kept.</summary>
enum SensitiveKind
{
    /// <summary>A Finnish personal identity code; never kept.</summary>
    IdentityCode,

    /// <summary>A bank account number (IBAN).</summary>
    BankAccount,

    /// <summary>A phone number.</summary>
    PhoneNumber,
}

/// <summary>Where in a text something sensitive stands. What it says is not repeated anywhere.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, in UTF-16 code units from 0.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
readonly record struct SensitivePlace(SensitiveKind Kind, int Start, int Length);

/// <summary>
/// Finds personal identity codes, bank account numbers and phone numbers in any text: of an input, an import or a draft. Identity codes and account numbers are told by their check characters, phone
/// numbers by how they are written; organisation numbers, dates, versions, ids, hashtags and web addresses are none. Dashes, blanks and digits of all scripts count as what they look like.
/// </summary>
static class SensitiveText
{
    /// <summary>No number that is looked for has fewer digits.</summary>
    const int LeastDigits = 8;

    /// <summary>What stands in a text, in the order of the text; nothing overlaps.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<SensitivePlace> Find(string text)
    {
        if (!HasDigits(text))
        {
            return [];
        }

        var plain = PlainText.Of(text);
        List<SensitivePlace>? found = null;
        for (var at = 0; at < plain.Length;)
        {
            var (kind, length) = At(plain, at);
            if (length == 0)
            {
                at++;
                continue;
            }

            var (start, end) = (plain.PlaceOf(at), plain.PlaceOf(at + length - 1));
            (found ??= []).Add(new SensitivePlace(kind, start, end - start + 1));
            at += length;
        }

        return (IReadOnlyList<SensitivePlace>?)found ?? [];
    }

    static (SensitiveKind Kind, int Length) At(PlainText text, int at)
    {
        if (!(char.IsAsciiLetterOrDigit(text.Characters[at]) || text.Characters[at] is '+' or '(') || text.IsWithinWord(at))
        {
            return default;
        }

        if (IdentityCode.LengthAt(text.Characters, at) is > 0 and var code)
        {
            return (SensitiveKind.IdentityCode, code);
        }

        if (text.IsWithinAddress(at))
        {
            return default;
        }

        return BankAccount.LengthAt(text.Characters, at) is > 0 and var account
            ? (SensitiveKind.BankAccount, account)
            : (SensitiveKind.PhoneNumber, PhoneNumber.LengthAt(text.Characters, at));
    }

    static bool HasDigits(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c) && ++digits == LeastDigits)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A text with every dash, blank and digit as its ASCII sign and without characters that show nothing; and where each character stands in the text itself.</summary>
sealed class PlainText
{
    static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \n\r\"<>");

    readonly char[] _characters;
    readonly int[]? _places;
    readonly List<(int From, int To)> _addresses;

    PlainText(char[] characters, int[]? places)
    {
        (_characters, _places) = (characters, places);
        _addresses = AddressesOf(characters);
    }

    public ReadOnlySpan<char> Characters => _characters;

    public int Length => _characters.Length;

    public static PlainText Of(string text)
    {
        var characters = new List<char>(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Sign(text[i]) is { } sign)
            {
                characters.Add(sign);
                places.Add(i);
            }
        }

        return new PlainText([.. characters], characters.Count == text.Length ? null : [.. places]);
    }

    /// <summary>Where a character stands in the text itself.</summary>
    public int PlaceOf(int at) => _places is null ? at : _places[at];

    /// <summary>Whether a letter or digit comes before a character, so that nothing begins with it.</summary>
    public bool IsWithinWord(int at) => at > 0 && char.IsLetterOrDigit(_characters[at - 1]);

    /// <summary>Whether a character stands in a web address.</summary>
    public bool IsWithinAddress(int at) => _addresses.Exists(address => address.From <= at && at < address.To);

    /// <summary>The character as it is compared; null for one that shows nothing.</summary>
    static char? Sign(char c) => c switch
    {
        < '\u0080' => c is '\t' ? ' ' : c,
        '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => null,
        '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => ' ',
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D' => '-',
        '\uFF0B' => '+',
        _ when char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        _ => c,
    };

    /// <summary>From the scheme, or <c>www.</c>, to the next blank or quotation mark.</summary>
    static List<(int From, int To)> AddressesOf(ReadOnlySpan<char> text)
    {
        var found = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var scheme = Next(text[at..], "://");
            var host = Next(text[at..], "www.");
            var next = Math.Min(scheme, host);
            if (next == int.MaxValue)
            {
                break;
            }

            var from = at + next;
            while (from > at && char.IsAsciiLetter(text[from - 1]))
            {
                from--;
            }

            var length = text[from..].IndexOfAny(AddressEnds);
            at = length < 0 ? text.Length : from + length;
            found.Add((from, at));
        }

        return found;
    }

    static int Next(ReadOnlySpan<char> text, string sign) => text.IndexOf(sign, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at : int.MaxValue;
}
