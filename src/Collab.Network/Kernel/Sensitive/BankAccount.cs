using System.Collections.Frozen;

namespace Collab.Network.Kernel.Sensitive;

/// <summary>International bank account numbers (ISO 13616): a country, two check digits, and what the country makes of the rest, with or without blanks or dashes between groups.</summary>
static class BankAccount
{
    /// <summary>For each country what follows the check digits: so many digits (n), letters (a), or either (c).</summary>
    static readonly FrozenDictionary<string, string> Forms = (
        "AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c CZ20n DE18n DK14n DO4c20n EE16n EG25n ES20n FI14n FO14n FR10n11c2n GB4a14n "
        + "GE2a16n GI4a15c GL14n GR7n16c GT24c HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c "
        + "ME18n MK3n10c2n MR23n MT4a5n18c MU4a19n3a NL4a10n NO11n PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n SA2n18c SC4a20n3a SE20n SI15n SK20n SM1a10n12c ST21n SV4a20n TL19n TN20n TR6n16c "
        + "UA6n19c VA18n VG4a16n XK16n")
        .Split(' ').ToFrozenDictionary(form => form[..2], form => Spelled(form[2..]), StringComparer.Ordinal);

    /// <summary>The length of the number that begins at a place; 0 when none does.</summary>
    /// <param name="text">The text with ASCII digits, blanks and dashes.</param>
    /// <param name="at">The place; no letter or digit comes before it.</param>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (at + 4 > text.Length || !char.IsAsciiLetter(text[at]) || !char.IsAsciiLetter(text[at + 1]) || !char.IsAsciiDigit(text[at + 2]) || !char.IsAsciiDigit(text[at + 3])
            || !Forms.TryGetValue(text.Slice(at, 2).ToString().ToUpperInvariant(), out var form))
        {
            return 0;
        }

        var (next, remainder) = (at + 4, 0);
        foreach (var kind in form)
        {
            if (next < text.Length && text[next] is ' ' or '-')
            {
                next++;
            }

            if (next >= text.Length || !Fits(text[next], kind))
            {
                return 0;
            }

            remainder = Add(remainder, text[next++]);
        }

        // The country and the check digits come last; the whole is one more than a multiple of 97.
        foreach (var c in text.Slice(at, 4))
        {
            remainder = Add(remainder, c);
        }

        return remainder == 1 && (next == text.Length || !char.IsLetterOrDigit(text[next])) ? next - at : 0;
    }

    static bool Fits(char c, char kind) => kind switch
    {
        'n' => char.IsAsciiDigit(c),
        'a' => char.IsAsciiLetter(c),
        _ => char.IsAsciiLetterOrDigit(c),
    };

    static int Add(int remainder, char c)
        => char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + char.ToUpperInvariant(c) - 'A' + 10) % 97;

    /// <summary>One sign for each character: <c>2n1a</c> becomes <c>nna</c>.</summary>
    static string Spelled(string form)
    {
        var (spelled, count) = ("", 0);
        foreach (var c in form)
        {
            (spelled, count) = char.IsAsciiDigit(c) ? (spelled, (count * 10) + c - '0') : (spelled + new string(c, count), 0);
        }

        return spelled;
    }
}
