using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Collab.Network.Kernel;

/// <summary>One language's wording of a text, without the blanks around it.</summary>
/// <param name="Language">The language.</param>
/// <param name="Value">The wording; null where an edit removes it.</param>
public sealed record TextWording(Language Language, string? Value)
{
    /// <summary>The wording; null where an edit removes it.</summary>
    public string? Value { get; init; } = Value?.Trim();
}

/// <summary>What somebody writes of a text: each language that it names is set or removed, the others stay.</summary>
/// <param name="Wordings">The languages, in the order given.</param>
public sealed record TextEdit(ImmutableArray<TextWording> Wordings)
{
    /// <summary>Whether it sets a language.</summary>
    [JsonIgnore]
    public bool Writes => Wordings.Any(wording => wording.Value is not null);

    /// <summary>The edit that sets every wording of a text.</summary>
    /// <param name="text">The text.</param>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static implicit operator TextEdit?(Text? text)
        => text is null ? null : new TextEdit([.. text.All.Select(language => new TextWording(language, text.Wording(language)))]);

    /// <summary>
    /// The text after the edit. It stays in the language that it was first written in as long as there is a wording in it; then it is as if it had been written in the first language
    /// given, or the first that is left.
    /// </summary>
    /// <param name="now">The text before; null when there was none.</param>
    /// <returns>A text without any wording when the edit removes the last one, or gives none.</returns>
    public Text Apply(Text? now)
    {
        var text = Wordings.Aggregate(now ?? new Text(Language.Fi), (text, wording) => text.With(wording.Value, wording.Language));
        if (now is not null && text.Wording(now.Original) is not null)
        {
            return text;
        }

        var first = Wordings.FirstOrDefault(wording => text.Wording(wording.Language) is not null)?.Language ?? text.All.Cast<Language?>().FirstOrDefault();
        return text with { Original = first ?? text.Original };
    }
}

/// <summary>Reads what somebody wrote where it may be left out.</summary>
static class TextEdits
{
    /// <summary>A new text: the first wording is the original, the others are translations; null when there is none.</summary>
    public static Text? ToText(this TextEdit? edit) => edit is { Writes: true } ? edit.Apply(null) : null;

    /// <summary>A new text that must be there; blank, and so refused by the rules, when there is none.</summary>
    public static Text ToRequiredText(this TextEdit edit) => edit.ToText() ?? Text.Of("", Language.Fi);

    /// <summary>The text after an edit; as it is without one, or when the edit names no language.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(now))]
    public static Text? ApplyTo(this TextEdit? edit, Text? now) => edit is { Wordings.IsEmpty: false } ? edit.Apply(now) : now;
}
