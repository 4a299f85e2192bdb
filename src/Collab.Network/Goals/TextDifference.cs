using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>Two wordings of one text side by side.</summary>
/// <param name="From">The language of the earlier wording; null when there was no text.</param>
/// <param name="To">The language of the later wording; null when there is no text.</param>
/// <param name="Parts">The pieces, in reading order.</param>
sealed record TextDifference(Language? From, Language? To, ImmutableArray<DifferencePart> Parts)
{
    /// <summary>Compares two texts in one language when both have one in common, else as each was first written.</summary>
    /// <param name="earlier">The earlier text.</param>
    /// <param name="later">The later text.</param>
    /// <param name="wanted">The reader's language, which goes first.</param>
    public static TextDifference Between(Text? earlier, Text? later, Language wanted)
    {
        var (from, to) = Languages(earlier, later, wanted);
        return new TextDifference(
            from,
            to,
            WordDifference.Between(Wording(earlier, from), Wording(later, to)));
    }

    static (Language? From, Language? To) Languages(Text? earlier, Text? later, Language wanted)
    {
        if (earlier is null || later is null)
        {
            return (earlier?.LanguageFor(wanted), later?.LanguageFor(wanted));
        }

        ReadOnlySpan<Language> candidates = [wanted, earlier.Original, later.Original];
        foreach (var language in candidates)
        {
            if (earlier.Wording(language) is not null && later.Wording(language) is not null)
            {
                return (language, language);
            }
        }

        return (earlier.Original, later.Original);
    }

    static string Wording(Text? text, Language? language) => language is { } known ? text?.Wording(known) ?? "" : "";
}
