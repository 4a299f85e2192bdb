using System.Collections.Immutable;

namespace Collab.Network.Kernel;

/// <summary>Why a command changed nothing: a value, not an exception, with a code that clients may rely on.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Message">What is wrong and what to do, in all three languages.</param>
/// <param name="Path">Where in the input, outermost first; empty when it concerns the whole.</param>
public sealed record Refusal(RefusalCode Code, Text Message, ImmutableArray<string> Path)
{
    /// <summary>For a conflict: what the client wanted to write.</summary>
    public string? Yours { get; init; }

    /// <summary>For a conflict: what stands there now.</summary>
    public string? Current { get; init; }

    /// <summary>Where in the text of the input field; null when it concerns the whole field.</summary>
    public TextRange? Range { get; init; }

    /// <summary>A rule of the domain says no.</summary>
    /// <param name="path">The input field.</param>
    /// <param name="fi">The message in Finnish.</param>
    /// <param name="sv">The message in Swedish.</param>
    /// <param name="en">The message in English.</param>
    public static Refusal Invalid(string path, string fi, string sv, string en)
        => new(RefusalCode.Invalid, new Text(Language.En, fi, sv, en), Parts(path));

    /// <summary>Signed in, but this viewer may not do this.</summary>
    /// <param name="fi">Who may, in Finnish.</param>
    /// <param name="sv">Who may, in Swedish.</param>
    /// <param name="en">Who may, in English.</param>
    public static Refusal Forbidden(string fi, string sv, string en)
        => new(RefusalCode.Forbidden, new Text(Language.En, fi, sv, en), []);

    /// <summary>Not there, or not for this viewer: the two look the same.</summary>
    /// <param name="path">The input field that names the aggregate.</param>
    public static Refusal NotFound(string path = "id")
        => new(
            RefusalCode.NotFound,
            new Text(
                Language.En,
                "Kohdetta ei löydy. Tarkista tunniste.",
                "Objektet finns inte. Kontrollera identifieraren.",
                "There is no such thing. Check the id."),
            Parts(path));

    /// <summary>The part that was edited has moved on since the version the edit was based on.</summary>
    /// <param name="path">The input field.</param>
    /// <param name="yours">What the client wanted to write.</param>
    /// <param name="current">What stands there now.</param>
    public static Refusal Conflict(string path, string? yours, string? current)
        => new(
            RefusalCode.Conflict,
            new Text(
                Language.En,
                "Joku muu on muuttanut tätä sillä välin. Vertaa tekstejä ja lähetä uudelleen uusimman version pohjalta.",
                "Någon annan har ändrat detta under tiden. Jämför texterna och skicka på nytt utgående från den senaste versionen.",
                "Somebody else has changed this meanwhile. Compare the two and send again, based on the newest version."),
            Parts(path))
        {
            Yours = yours,
            Current = current,
        };

    /// <summary>The same for a text: shown are both versions in the first language in which they differ.</summary>
    /// <param name="path">The input field.</param>
    /// <param name="yours">What the client wanted to write.</param>
    /// <param name="current">What stands there now.</param>
    public static Refusal TextConflict(string path, Text? yours, Text? current)
    {
        var original = (yours ?? current)?.Original ?? Language.Fi;
        var language = Enum.GetValues<Language>()
            .OrderBy(language => language != original)
            .Where(language => yours?.Wording(language) != current?.Wording(language))
            .FirstOrDefault(original);
        return Conflict(path, yours?.Wording(language), current?.Wording(language));
    }

    static ImmutableArray<string> Parts(string path) => [.. path.Split('.', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>A part of a text that was written.</summary>
/// <param name="Language">The language of the wording; null for a text that has none.</param>
/// <param name="Start">Where it begins, in UTF-16 code units from 0, without the blanks that begin the text.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
public sealed record TextRange(Language? Language, int Start, int Length);
