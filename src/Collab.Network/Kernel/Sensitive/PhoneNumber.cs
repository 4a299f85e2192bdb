namespace Collab.Network.Kernel.Sensitive;

/// <summary>
/// Phone numbers as people write them: with the country (<c>+358 40 …</c>, <c>00358 …</c>), or Finnish ones without it. What might as well be an amount, a date, a year, an id or an organisation
/// number is none. Service numbers (0600, 0700, 0800) are nobody's.
/// </summary>
static class PhoneNumber
{
    const int MostDigits = 15;

    /// <summary>The countries whose numbers are found after 00, which begins many ids: Finland and its neighbours.</summary>
    static readonly string[] AfterZeros = ["358", "46", "47", "45", "372"];

    /// <summary>Countries with codes of one or two digits; all others have three, and the first two of those are none of these.</summary>
    static readonly HashSet<int> ShortCodes =
        [1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98];

    /// <summary>The length of the number that begins at a place; 0 when none does.</summary>
    /// <param name="text">The text with ASCII digits, blanks and dashes.</param>
    /// <param name="at">The place; no letter or digit comes before it.</param>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not ('+' or '0' or '(') || !MayBegin(text, at))
        {
            return 0;
        }

        // What follows after a blank may be another number or a date, so the longest beginning that is a number counts.
        var groups = Groups(text, at);
        for (var count = groups.Count; count > 0; count--)
        {
            var (end, digits) = (groups[count - 1].End, groups.Take(count).Select(group => group.Digits).ToArray());
            if (MayEnd(text, end) && IsNumber(text[at] == '+', digits, groups.Take(count - 1).Count(group => group.IsBeforeDot)))
            {
                return end - at;
            }
        }

        return 0;
    }

    static bool IsNumber(bool isAfterPlus, string[] groups, int dots)
    {
        var digits = string.Concat(groups);
        return digits.Length <= MostDigits
            && (isAfterPlus ? IsInternational(digits, groups, dots)
                : dots == 0 && (digits.StartsWith("00", StringComparison.Ordinal)
                    ? digits.Length >= 11 && Array.Exists(AfterZeros, code => digits.AsSpan(2).StartsWith(code))
                    : IsMobile(digits, groups) || IsLandline(groups)));
    }

    /// <summary>Not where an id, a decimal, a path or a hashtag goes on.</summary>
    static bool MayBegin(ReadOnlySpan<char> text, int at)
        => at == 0 || (text[at - 1] switch
        {
            '#' or '/' or '_' or '=' or '&' or '@' or '\\' or '+' => false,
            '-' or '.' or ',' or ':' => at == 1 || !(char.IsDigit(text[at - 2]) || (text[at - 1] == '-' && char.IsLetter(text[at - 2]))),
            _ => true,
        });

    static bool MayEnd(ReadOnlySpan<char> text, int end)
    {
        if (end == text.Length)
        {
            return true;
        }

        var goesOn = end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]);
        return !char.IsLetterOrDigit(text[end]) && text[end] is not ('_' or '@' or '=') && !(goesOn && text[end] is '-' or '.' or ',' or ':')
            && !(text[end] == '/' && end + 5 <= text.Length && IsYear(text.Slice(end + 1, 4)));
    }

    /// <summary>The groups of digits from a place on, with one blank, dash, dot or parenthesis between them, and where each ends; what stands in <c>(0)</c> after a country does not count.</summary>
    static List<(string Digits, int End, bool IsBeforeDot)> Groups(ReadOnlySpan<char> text, int at)
    {
        var groups = new List<(string, int, bool)>();
        var next = text[at] is '+' or '(' ? at + 1 : at;
        while (groups.Count < MostDigits)
        {
            var length = text[next..].IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length - next;
            if (length == 0)
            {
                break;
            }

            var digits = text.Slice(next, length).ToString();
            next += length;
            groups.Add((digits, next, next < text.Length && text[next] == '.'));
            next += SeparatorLength(text[next..]);
        }

        return groups;
    }

    static int SeparatorLength(ReadOnlySpan<char> rest)
        => rest.StartsWith(" (0) ") ? 5
            : rest.StartsWith(" (0)") || rest.StartsWith("(0) ") ? 4
            : rest.StartsWith("(0)") ? 3
            : rest.StartsWith(") ") || rest.StartsWith(")-") || rest.StartsWith(" (") ? 2
            : rest.Length > 0 && rest[0] is ' ' or '-' or '.' or ')' ? 1
            : 0;

    static bool IsInternational(string digits, string[] groups, int dots)
    {
        if (digits.Length < 9 || dots == 1 || digits[0] == '0' || !HasCountry(digits))
        {
            return false;
        }

        if (digits.StartsWith("358", StringComparison.Ordinal))
        {
            return digits[3] != '0' && digits.Length is >= 9 and <= 14;
        }

        // An amount with thousands apart: +250 000 000. With eleven digits or more it would be too large for one.
        var isAmount = digits.Length < 11 && groups.Length > 1 && groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3);
        return !isAmount && (digits[0] != '1' || digits.Length == 11);
    }

    static bool HasCountry(string digits)
    {
        var two = int.Parse(digits.AsSpan(0, 2), System.Globalization.CultureInfo.InvariantCulture);
        return ShortCodes.Contains(two / 10) || ShortCodes.Contains(two) || two is 21 or 22 or 23 or 24 or 25 or 26 or 29 or 35 or 37 or 38 or 42 or 50 or 59 or 67 or 68 or 69 or 80 or 85 or 87 or 88 or 96 or 97 or 99;
    }

    /// <summary>Finnish mobile numbers begin with 04 or 050.</summary>
    static bool IsMobile(string digits, string[] groups)
        => (digits.StartsWith("04", StringComparison.Ordinal) || digits.StartsWith("050", StringComparison.Ordinal))
            && (groups.Length == 1 ? digits.Length is 10 or 11 : digits.Length is >= 9 and <= 12 && groups[0].Length is 3 or 4)
            && digits.AsSpan(3).ContainsAnyExcept('0');

    /// <summary>Others count only when the area, or what stands for it, is apart from the rest, and the rest is no date or time.</summary>
    static bool IsLandline(string[] groups)
    {
        if (groups.Length is < 2 or > 4 || !IsArea(groups[0]))
        {
            return false;
        }

        var rest = groups.AsSpan(1);
        var digits = 0;
        foreach (var group in rest)
        {
            if (group.Length < 3 || IsYear(group))
            {
                return false;
            }

            digits += group.Length;
        }

        return digits is >= 5 and <= 8 && (groups[0].Length > 2 || rest[0][0] is >= '2' and <= '9');
    }

    static bool IsArea(string group) => group is "02" or "03" or "05" or "06" or "08" or "09" or "013" or "014" or "015" or "016" or "017" or "018" or "019" or "010" or "020" or "029" or "030"
        or "0294" or "0295";

    static bool IsYear(ReadOnlySpan<char> group) => group.Length == 4 && (group.StartsWith("19") || group.StartsWith("20")) && !group.ContainsAnyExceptInRange('0', '9');
}
