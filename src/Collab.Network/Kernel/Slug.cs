using System.Globalization;
using System.Text;

namespace Collab.Network.Kernel;

/// <summary>The part of an address that names a thing readably: lower-case letters a to z, digits and single dashes.</summary>
static class Slug
{
    public const int MaxLength = 60;

    /// <summary>A slug made from a title: <c>Tiedolla johtaminen Lahdessa</c> becomes <c>tiedolla-johtaminen-lahdessa</c>.</summary>
    /// <param name="title">Any text.</param>
    /// <param name="fallback">The slug of a title that has no letter or digit of the Latin alphabet.</param>
    public static string From(string title, string fallback)
    {
        var slug = new StringBuilder(MaxLength);
        foreach (var c in title.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (slug.Length == MaxLength)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var made = slug.ToString().Trim('-');
        return made.Length == 0 ? fallback : made;
    }

    /// <summary>The slug to try when one is taken: <c>name-2</c>, <c>name-3</c> and on.</summary>
    /// <param name="taken">The slug first tried, or one that this method made.</param>
    /// <param name="attempt">How many were taken, from 1.</param>
    public static string Next(string taken, int attempt)
    {
        var number = (attempt + 1).ToString(CultureInfo.InvariantCulture);
        var stem = attempt > 1 ? taken[..taken.LastIndexOf('-')] : taken;
        return stem[..Math.Min(stem.Length, MaxLength - number.Length - 1)].TrimEnd('-') + "-" + number;
    }

    /// <summary>A slug that a client chose: refused when it is not of the form.</summary>
    public static Refusal? Check(string slug, string path)
        => slug.Length is > 0 and <= MaxLength && slug == From(slug, "")
            ? null
            : Refusal.Invalid(
                path,
                "Käytä pieniä kirjaimia a–z, numeroita ja yksittäisiä väliviivoja, enintään 60 merkkiä.",
                "Använd små bokstäver a–z, siffror och enstaka bindestreck, högst 60 tecken.",
                "Use lower-case letters a to z, digits and single dashes, 60 characters at most.");

    /// <summary>The refusal of a slug that a client chose and another thing has.</summary>
    public static Refusal Taken(string path)
        => Refusal.Invalid(
            path,
            "Tunnus on jo käytössä. Valitse toinen.",
            "Beteckningen används redan. Välj en annan.",
            "This name is taken. Choose another.");
}
