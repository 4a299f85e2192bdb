using System.Globalization;

namespace Collab.Network.Kernel.Sensitive;

/// <summary>
/// Finnish personal identity codes: day, month and year of birth, a mark for the century, a number and a check character. Since 2023 several marks stand for a century (Government decree
/// 690/2022).
/// </summary>
static class IdentityCode
{
    const string CheckCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    /// <summary>Nobody has a smaller number.</summary>
    const int LeastNumber = 2;

    /// <summary>The length of the code that begins at a place; 0 when none does.</summary>
    /// <param name="text">The text with ASCII digits and dashes.</param>
    /// <param name="at">The place; no letter or digit comes before it.</param>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (!TryNumber(text, at, 6, out var birth))
        {
            return 0;
        }

        // Somebody may have written a blank before or after a dash, but not before or after a letter.
        var mark = at + 6 + (IsDashAfterBlank(text, at + 6) ? 1 : 0);
        if (mark >= text.Length || CenturyOf(text[mark]) is not { } century)
        {
            return 0;
        }

        var rest = mark + 1 + (text[mark] is '-' or '+' && mark + 1 < text.Length && text[mark + 1] == ' ' ? 1 : 0);
        if (!TryNumber(text, rest, 3, out var number) || number < LeastNumber || rest + 3 >= text.Length)
        {
            return 0;
        }

        var end = rest + 4;
        return char.ToUpperInvariant(text[rest + 3]) == CheckCharacters[((birth * 1000) + number) % 31]
            && IsDate(birth, century)
            && (end == text.Length || !char.IsLetterOrDigit(text[end]))
            ? end - at
            : 0;
    }

    static bool IsDashAfterBlank(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at] == ' ' && text[at + 1] is '-' or '+';

    static int? CenturyOf(char mark) => char.ToUpperInvariant(mark) switch
    {
        '+' => 1800,
        '-' or 'Y' or 'X' or 'W' or 'V' or 'U' => 1900,
        'A' or 'B' or 'C' or 'D' or 'E' or 'F' => 2000,
        _ => null,
    };

    static bool IsDate(int birth, int century)
    {
        var (day, month, year) = (birth / 10_000, birth / 100 % 100, century + (birth % 100));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    static bool TryNumber(ReadOnlySpan<char> text, int at, int digits, out int number)
    {
        number = 0;
        return at + digits <= text.Length && int.TryParse(text.Slice(at, digits), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
