using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Collab.Network.Kernel;

/// <summary>The part of an address that names an aggregate readably: lower-case letters a to z, digits and single dashes.</summary>
static class Slug
{
    public const int MaxLength = 60;

    /// <summary>How many hexadecimal digits end a slug of <see cref="WithEnd"/>: among sixteen million, two of the same words hardly ever meet.</summary>
    const int EndLength = 6;

    /// <summary>Letters of European languages that Unicode does not take apart into a basic letter and a sign.</summary>
    static readonly FrozenDictionary<char, string> Letters = new Dictionary<char, string>
    {
        ['ß'] = "ss",
        ['ẞ'] = "ss",
        ['æ'] = "ae",
        ['Æ'] = "ae",
        ['œ'] = "oe",
        ['Œ'] = "oe",
        ['ø'] = "o",
        ['Ø'] = "o",
        ['ł'] = "l",
        ['Ł'] = "l",
        ['đ'] = "d",
        ['Đ'] = "d",
        ['ð'] = "d",
        ['Ð'] = "d",
        ['þ'] = "th",
        ['Þ'] = "th",
        ['ħ'] = "h",
        ['Ħ'] = "h",
        ['ŧ'] = "t",
        ['Ŧ'] = "t",
        ['ŋ'] = "n",
        ['Ŋ'] = "n",
        ['ı'] = "i",
        ['ĸ'] = "k",
        ['ʒ'] = "z",
        ['Ʒ'] = "z",
        ['ǥ'] = "g",
        ['Ǥ'] = "g",
    }.ToFrozenDictionary();

    /// <summary>
    /// A slug made from a title: <c>Tiedolla johtaminen Lahdessa</c> becomes <c>tiedolla-johtaminen-lahdessa</c>. Letters are taken apart by Unicode (NFKD) before they are made small,
    /// so that the result does not depend on what a runtime takes for the small letter of <c>İ</c>.
    /// </summary>
    /// <param name="title">Any text.</param>
    /// <param name="fallback">The slug of a title that has no letter or digit of the Latin alphabet.</param>
    public static string From(string title, string fallback)
    {
        var slug = new StringBuilder(MaxLength);
        foreach (var c in WellFormed(title).Normalize(NormalizationForm.FormKD))
        {
            if (slug.Length >= MaxLength)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (Letters.TryGetValue(c, out var letters))
            {
                slug.Append(letters);
            }
            else if (!IsSign(c) && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        slug.Length = Math.Min(slug.Length, MaxLength);
        var made = slug.ToString().Trim('-');
        return made.Length == 0 ? fallback : made;
    }

    /// <summary>Whether a character belongs to the one before it, or shows nothing.</summary>
    static bool IsSign(char c)
        => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    /// <summary>The text without what <see cref="string.Normalize()"/> throws at.</summary>
    static string WellFormed(string text)
        => Characters.FirstForbidden(text, isOneLine: true) is null
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => Characters.IsForbidden(rune, isOneLine: true) ? " " : rune.ToString()));

    /// <summary>
    /// The slug to try when one is taken: first <c>name-2</c>, then <c>name-</c> and the end of the aggregate's id, longer each time.
    /// </summary>
    /// <param name="taken">The slug first tried, or the one that this method made of it.</param>
    /// <param name="renames">How often this was asked for the aggregate, from 1.</param>
    /// <param name="id">The aggregate's id.</param>
    public static string Next(string taken, int renames, Guid id)
    {
        var suffix = Suffix(renames, id);
        var stem = renames == 1 ? taken : taken[..^Suffix(renames - 1, id).Length];
        return stem[..Math.Min(stem.Length, MaxLength - suffix.Length)].TrimEnd('-') + suffix;
    }

    static string Suffix(int renames, Guid id)
        => renames == 1 ? "-2" : "-" + id.ToString("N")[^Math.Min(32, 4 * renames)..];

    /// <summary>Whether a text is of the form that all slugs have.</summary>
    public static bool IsSlug(string text) => text.Length is > 0 and <= MaxLength && text == From(text, "");

    /// <summary>The slug made from a title, after so many like it were taken.</summary>
    /// <param name="title">Any text.</param>
    /// <param name="fallback">The slug of a title that has no letter or digit of the Latin alphabet.</param>
    /// <param name="renames">How many were taken.</param>
    /// <param name="id">The aggregate's id.</param>
    public static string Made(string title, string fallback, int renames, Guid id)
        => Enumerable.Range(1, renames).Aggregate(From(title, fallback), (taken, rename) => Next(taken, rename, id));

    /// <summary>
    /// A slug for an aggregate that may be hidden: words, and an end that nobody can foresee. Were it the words alone, whoever asks for them could tell by another answer that a hidden aggregate has
    /// them already.
    /// </summary>
    /// <param name="words">A slug, such as one made of a title.</param>
    /// <param name="id">The aggregate's id, whose last digits are random.</param>
    /// <param name="renames">How many ends were taken: each makes the next longer.</param>
    public static string WithEnd(string words, Guid id, int renames = 0)
    {
        var end = "-" + id.ToString("N")[^Math.Min(18, EndLength + (4 * renames))..];
        return words[..Math.Min(words.Length, MaxLength - end.Length)].TrimEnd('-') + end;
    }

    /// <summary>A slug that a client chose: refused when it is not of the form; null when they chose none.</summary>
    public static Refusal? Check(string? slug, string path)
        => slug is null || IsSlug(slug)
            ? null
            : Refusal.Invalid(
                path,
                "Käytä pieniä kirjaimia a–z, numeroita ja yksittäisiä väliviivoja, enintään 60 merkkiä.",
                "Använd små bokstäver a–z, siffror och enstaka bindestreck, högst 60 tecken.",
                "Use lower-case letters a to z, digits and single dashes, 60 characters at most.");

    /// <summary>The refusal of a slug that a client chose and another aggregate has.</summary>
    public static Refusal Taken(string path)
        => Refusal.Invalid(
            path,
            "Tunnus on jo käytössä. Valitse toinen.",
            "Beteckningen används redan. Välj en annan.",
            "This name is taken. Choose another.");
}
