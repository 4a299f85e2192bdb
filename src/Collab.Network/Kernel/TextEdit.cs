using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Collab.Network.Kernel;

/// <summary>One language's wording in an edit.</summary>
/// <param name="Language">The language.</param>
/// <param name="Value">The wording from now on; null when there is none any more.</param>
public sealed record TextWording(Language Language, string? Value);

/// <summary>What an edit says of a text: each language that it names is set or removed, the others stay.</summary>
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

/// <summary>Applies edits that may be left out.</summary>
static class TextEdits
{
    /// <summary>The text after an edit; as it is without one.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(now))]
    public static Text? ApplyTo(this TextEdit? edit, Text? now) => edit is null ? now : edit.Apply(now);
}
