using System.Buffers;
using System.Globalization;
using System.Text;

namespace Collab.Network.Kernel;

/// <summary>The one rule of which characters may stand in what people write, wherever they write it.</summary>
static class Characters
{
    /// <summary>Shown where half of a surrogate pair stands.</summary>
    const string HalfPair = "U+D800–U+DFFF";

    /// <summary>
    /// The first character that must not stand in a text, as <c>U+202E</c>; null when there is none. That is what PostgreSQL or JSON cannot hold (NUL, half of a surrogate pair),
    /// control characters, and those that turn the direction of writing, by which a text shows other than it is.
    /// </summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="isOneLine">Whether line ends and tabs are among the control characters.</param>
    public static string? FirstForbidden(string text, bool isOneLine)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
            {
                return HalfPair;
            }

            if (IsForbidden(rune, isOneLine))
            {
                return "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture);
            }

            at += length;
        }

        return null;
    }

    /// <summary>Whether a character must not stand in a text.</summary>
    /// <param name="rune">The character.</param>
    /// <param name="isOneLine">Whether line ends and tabs are among the control characters.</param>
    public static bool IsForbidden(Rune rune, bool isOneLine) => rune.Value switch
    {
        '\t' or '\n' or '\r' or 0x2028 or 0x2029 => isOneLine,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => true,
        >= 0xFDD0 and <= 0xFDEF => true,
        var value when (value & 0xFFFE) == 0xFFFE => true,
        _ => Rune.IsControl(rune),
    };

    /// <summary>Whether a reader sees anything of a text: something beside blanks and characters that Unicode lets programs ignore.</summary>
    /// <param name="text">A text without forbidden characters.</param>
    public static bool ShowsSomething(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Unicode's <c>Default_Ignorable_Code_Point</c>, blanks, and the braille pattern without dots.</summary>
    static bool IsInvisible(Rune rune) => rune.Value switch
    {
        0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFEFF or 0xFFA0 => true,
        >= 0x180B and <= 0x180F or >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x206F => true,
        >= 0xFE00 and <= 0xFE0F or >= 0xFFF0 and <= 0xFFFB or >= 0x1BCA0 and <= 0x1BCA3 or >= 0x1D173 and <= 0x1D17A => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned,
    };
}
