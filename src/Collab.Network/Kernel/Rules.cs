using System.Globalization;

namespace Collab.Network.Kernel;

/// <summary>Rules that hold for what people write, wherever they write it.</summary>
static class Rules
{
    /// <summary>The longest name or title, in UTF-16 code units a language.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>The longest text, in UTF-16 code units a language.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>A name or title: one line that shows something in each of its languages, not longer than <see cref="MaxTitleLength"/>.</summary>
    public static Refusal? Title(Text title, string path, int maxLength = MaxTitleLength) => Written(title, path, maxLength, isOneLine: true);

    /// <summary>A text: shows something in each of its languages, not longer than <see cref="MaxTextLength"/>.</summary>
    public static Refusal? Body(Text? text, string path) => text is null ? null : Written(text, path, MaxTextLength, isOneLine: false);

    /// <summary>An edit of a name or title: what it sets is checked, not what stood there before, and something must be left.</summary>
    public static Refusal? Title(TextEdit? edit, Text? now, string path, int maxLength = MaxTitleLength) => Edited(edit, now, path, maxLength, isOneLine: true);

    /// <summary>An edit of a text: what it sets is checked, not what stood there before, and something must be left.</summary>
    public static Refusal? Body(TextEdit? edit, Text? now, string path) => Edited(edit, now, path, MaxTextLength, isOneLine: false);

    /// <summary>What somebody wrote in no language in particular: nothing at all, or something that shows, not longer than its limit.</summary>
    /// <param name="text">What they wrote; null or empty for nothing.</param>
    /// <param name="path">The input field.</param>
    /// <param name="maxLength">The limit, in UTF-16 code units.</param>
    /// <param name="isOneLine">Whether it has to stand on one line.</param>
    public static Refusal? Plain(string? text, string path, int maxLength, bool isOneLine)
        => string.IsNullOrEmpty(text) ? null : Written(text, path, maxLength, isOneLine);

    /// <summary>The characters of a text of any kind: none that cannot be stored, that controls a terminal, or that turns the direction of writing.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="path">The input field.</param>
    /// <param name="isOneLine">Whether line ends and tabs are refused too.</param>
    public static Refusal? Storable(string text, string path, bool isOneLine = false)
        => Characters.FirstForbidden(text, isOneLine) is { } character
            ? Refusal.Invalid(
                path,
                $"Tekstissä on merkki {character}, jota ei voi käyttää tässä. Poista se.",
                $"Texten innehåller tecknet {character}, som inte kan användas här. Ta bort det.",
                $"The text holds the character {character}, which cannot be used here. Remove it.")
            : null;

    /// <summary>An address on the web: absolute, http or https, not longer than 2,000 characters.</summary>
    public static Refusal? WebAddress(Uri? address, string path)
        => address is null || Kernel.WebAddress.IsOfPage(address)
            ? null
            : Refusal.Invalid(
                path,
                "Anna koko verkko-osoite, joka alkaa https:// tai http://.",
                "Ange hela webbadressen, som börjar med https:// eller http://.",
                "Give the whole web address, beginning with https:// or http://.");

    /// <summary>The refusals among the answers of several rules.</summary>
    public static IEnumerable<Refusal> Found(params IEnumerable<Refusal?> answers) => answers.OfType<Refusal>();

    static Refusal? Written(Text text, string path, int maxLength, bool isOneLine)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var wording = text.Wording(language);
            var refusal = wording is not null ? Written(wording, path, maxLength, isOneLine) : language == text.Original ? Nothing(path) : null;
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    static Refusal? Edited(TextEdit? edit, Text? now, string path, int maxLength, bool isOneLine)
    {
        if (edit is null)
        {
            return null;
        }

        foreach (var wording in edit.Wordings)
        {
            if (wording.Value is { } value && Written(value, path, maxLength, isOneLine) is { } refusal)
            {
                return refusal;
            }
        }

        return edit.Wordings.IsEmpty || !edit.Apply(now).All.Any() ? Nothing(path) : null;
    }

    static Refusal? Written(string wording, string path, int maxLength, bool isOneLine)
        => wording.Length > maxLength ? TooLong(path, maxLength)
            : Storable(wording, path, isOneLine) is { } refusal ? refusal
            : Characters.ShowsSomething(wording) ? null
            : Nothing(path);

    static Refusal Nothing(string path) => Refusal.Invalid(path, "Kirjoita teksti.", "Skriv en text.", "Write a text.");

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
