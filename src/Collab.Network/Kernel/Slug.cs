using System.Globalization;
using System.Text;

namespace Collab.Network.Kernel;

/// <summary>The part of an address that names a thing readably: lower-case letters a to z, digits and single dashes.</summary>
static class Slug
{
    public const int MaxLength = 60;
    const string SecondSuffix = "-2";

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

    /// <summary>The slug to try when one is taken: first <c>name-2</c>, then <c>name-</c> and the end of the thing's id.</summary>
    /// <param name="taken">The slug first tried, or the one that this method made of it.</param>
    /// <param name="renames">How often this was asked for the thing, from 1.</param>
    /// <param name="id">The thing's id.</param>
    public static string Next(string taken, int renames, Guid id)
    {
        var suffix = renames == 1 ? SecondSuffix : "-" + id.ToString("N")[^8..];
        var stem = renames == 1 ? taken : taken[..^SecondSuffix.Length];
        return stem[..Math.Min(stem.Length, MaxLength - suffix.Length)].TrimEnd('-') + suffix;
    }

    /// <summary>Whether a text is of the form that all slugs have.</summary>
    public static bool IsSlug(string text) => text.Length is > 0 and <= MaxLength && text == From(text, "");

    /// <summary>A slug that a client chose: refused when it is not of the form.</summary>
    public static Refusal? Check(string slug, string path)
        => IsSlug(slug)
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
