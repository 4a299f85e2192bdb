using System.Globalization;

namespace Collab.Network.Kernel;

/// <summary>Rules that hold for what people write, wherever they write it.</summary>
static class Rules
{
    /// <summary>The longest name or title, in UTF-16 code units a language.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>The longest text, in UTF-16 code units a language.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>A name or title: there in its original language, not blank, not longer than <see cref="MaxTitleLength"/>.</summary>
    public static Refusal? Title(Text title, string path) => Written(title, path, MaxTitleLength);

    /// <summary>A text: there in its original language, not blank, not longer than <see cref="MaxTextLength"/>.</summary>
    public static Refusal? Body(Text? text, string path) => text is null ? null : Written(text, path, MaxTextLength);

    /// <summary>An address on the web: absolute, http or https, not longer than 2,000 characters.</summary>
    public static Refusal? WebAddress(Uri? address, string path)
        => address is null || (address is { IsAbsoluteUri: true, Scheme: "https" or "http", OriginalString.Length: <= 2_000 })
            ? null
            : Refusal.Invalid(
                path,
                "Anna koko verkko-osoite, joka alkaa https:// tai http://.",
                "Ange hela webbadressen, som börjar med https:// eller http://.",
                "Give the whole web address, beginning with https:// or http://.");

    /// <summary>The refusals among the answers of several rules.</summary>
    public static IEnumerable<Refusal> Found(params IEnumerable<Refusal?> answers) => answers.OfType<Refusal>();

    static Refusal? Written(Text text, string path, int maxLength)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var wording = text.Wording(language);
            if (wording is null ? language == text.Original : string.IsNullOrWhiteSpace(wording))
            {
                return Refusal.Invalid(path, "Kirjoita teksti.", "Skriv en text.", "Write a text.");
            }

            if (wording?.Length > maxLength)
            {
                return TooLong(path, maxLength);
            }
        }

        return null;
    }

    /// <summary>The refusal of a text over its limit.</summary>
    public static Refusal TooLong(string path, int maxLength)
    {
        var limit = maxLength.ToString("N0", CultureInfo.InvariantCulture);
        return Refusal.Invalid(
            path,
            $"Teksti on liian pitkä. Lyhennä se enintään {limit} merkkiin.",
            $"Texten är för lång. Förkorta den till högst {limit} tecken.",
            $"The text is too long. Shorten it to {limit} characters at most.");
    }
}
