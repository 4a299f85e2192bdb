using System.Buffers;
using System.Globalization;
using System.Text;

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

            if (wording is not null && !CanBeStored(wording))
            {
                return Refusal.Invalid(
                    path,
                    "Tekstissä on merkki, jota ei voi tallentaa. Poista se.",
                    "Texten innehåller ett tecken som inte kan sparas. Ta bort det.",
                    "The text holds a character that cannot be stored. Remove it.");
            }
        }

        return null;
    }

    // PostgreSQL's text has no NUL, and JSON no half of a surrogate pair.
    static bool CanBeStored(string wording)
    {
        for (var at = 0; at < wording.Length;)
        {
            if (Rune.DecodeFromUtf16(wording.AsSpan(at), out var rune, out var length) != OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            at += length;
        }

        return true;
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
