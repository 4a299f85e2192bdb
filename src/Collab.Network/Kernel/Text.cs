using System.Text.Json.Serialization;

namespace Collab.Network.Kernel;

/// <summary>
/// What a person wrote, in the language it was written in, with translations where there are some.
/// A reader gets their own language, else the original, with which one it is.
/// </summary>
/// <param name="Original">The language that it was first written in.</param>
/// <param name="Fi">The Finnish wording.</param>
/// <param name="Sv">The Swedish wording.</param>
/// <param name="En">The English wording.</param>
public sealed record Text(Language Original, string? Fi = null, string? Sv = null, string? En = null)
{
    /// <summary>The wording in the language that it was first written in.</summary>
    [JsonIgnore]
    public string Value => Wording(Original) ?? "";

    /// <summary>A text in one language.</summary>
    /// <param name="value">The wording.</param>
    /// <param name="language">Its language.</param>
    public static Text Of(string value, Language language) => new Text(language).With(value, language);

    /// <summary>The wording in a language, or null when there is none.</summary>
    /// <param name="language">The language.</param>
    public string? Wording(Language language) => language switch
    {
        Language.Fi => Fi,
        Language.Sv => Sv,
        _ => En,
    };

    /// <summary>The language that a reader of <paramref name="wanted"/> gets: that one, else the original.</summary>
    /// <param name="wanted">The reader's language.</param>
    public Language LanguageFor(Language wanted) => Wording(wanted) is null ? Original : wanted;

    /// <summary>The wording that a reader of <paramref name="wanted"/> gets.</summary>
    /// <param name="wanted">The reader's language.</param>
    public string For(Language wanted) => Wording(wanted) ?? Value;

    /// <summary>The languages that there is a wording in: first the original, then the others.</summary>
    [JsonIgnore]
    public IEnumerable<Language> All => Enum.GetValues<Language>().Where(language => Wording(language) is not null).OrderBy(language => language != Original);

    /// <summary>The same text with one language's wording added, replaced or removed.</summary>
    /// <param name="value">The wording; null for none.</param>
    /// <param name="language">Its language.</param>
    public Text With(string? value, Language language) => language switch
    {
        Language.Fi => this with { Fi = value },
        Language.Sv => this with { Sv = value },
        _ => this with { En = value },
    };

    /// <inheritdoc/>
    public override string ToString() => Value;
}
