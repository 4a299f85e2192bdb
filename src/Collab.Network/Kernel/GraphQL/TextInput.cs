namespace Collab.Network.Kernel.GraphQL;

/// <summary>One language's wording of a text that a client writes.</summary>
/// <param name="Value">The wording.</param>
/// <param name="Language">Its language.</param>
sealed record TextInput(string Value, Language Language);

/// <summary>Reads texts that clients write.</summary>
static class TextInputs
{
    /// <summary>The text: the first wording is the original, the others are translations; null when there is none.</summary>
    public static Text? ToText(this IReadOnlyList<TextInput>? wordings)
        => wordings is not { Count: > 0 }
            ? null
            : wordings.Skip(1).Aggregate(
                Text.Of(wordings[0].Value.Trim(), wordings[0].Language),
                (text, wording) => text.With(wording.Value.Trim(), wording.Language));

    /// <summary>The text that must be there; blank, and so refused by the rules, when a client sent an empty list.</summary>
    public static Text ToRequiredText(this IReadOnlyList<TextInput> wordings) => wordings.ToText() ?? Text.Of("", Language.Fi);
}
