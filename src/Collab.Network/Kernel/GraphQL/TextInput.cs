namespace Collab.Network.Kernel.GraphQL;

/// <summary>One language's wording of a text that a client writes.</summary>
/// <param name="Value">The wording; null where an edit removes it.</param>
/// <param name="Language">Its language.</param>
sealed record TextInput(string? Value, Language Language);

/// <summary>Reads texts that clients write.</summary>
static class TextInputs
{
    /// <summary>A new text: the first wording is the original, the others are translations; null when there is none.</summary>
    public static Text? ToText(this IReadOnlyList<TextInput>? wordings)
        => wordings.ToEdit() is { Writes: true } edit ? edit.Apply(null) : null;

    /// <summary>A new text that must be there; blank, and so refused by the rules, when a client sent none.</summary>
    public static Text ToRequiredText(this IReadOnlyList<TextInput> wordings) => wordings.ToText() ?? Text.Of("", Language.Fi);

    /// <summary>The edit of a text; null when there is none.</summary>
    public static TextEdit? ToEdit(this IReadOnlyList<TextInput>? wordings) => wordings is not { Count: > 0 } ? null : wordings.ToRequiredEdit();

    /// <summary>The edit that is all that a client asks for; refused by the rules when it names no language.</summary>
    public static TextEdit ToRequiredEdit(this IReadOnlyList<TextInput> wordings)
        => new([.. wordings.Select(wording => new TextWording(wording.Language, wording.Value?.Trim()))]);
}
