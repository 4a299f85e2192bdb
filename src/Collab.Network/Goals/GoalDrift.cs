using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>How a goal changed as its team learnt: the whole story, and two points of it side by side. No score is made of it.</summary>
/// <param name="Points">Every point of the story: the start, each turn, today.</param>
/// <param name="From">The earlier point compared.</param>
/// <param name="To">The later point compared.</param>
/// <param name="Title">The titles side by side.</param>
/// <param name="Text">The texts side by side; null when neither point has one.</param>
sealed record GoalDrift(
    ImmutableArray<GoalRevision> Points, GoalRevision From, GoalRevision To, TextDifference Title, TextDifference? Text)
{
    /// <summary>The drift of a goal between two points.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="from">A revision's number, or 0 for the start.</param>
    /// <param name="to">A revision's number; null for the newest.</param>
    /// <param name="wanted">The reader's language.</param>
    /// <returns>Null when the goal has no such point.</returns>
    public static GoalDrift? Of(Goal goal, int from, int? to, Language wanted)
        => goal.Point(from) is { } earlier && goal.Point(to ?? goal.Revisions.Length) is { } later
            ? new GoalDrift(
                [goal.Start, .. goal.Revisions],
                earlier,
                later,
                TextDifference.Between(earlier.Wording.Title, later.Wording.Title, wanted),
                (earlier.Wording.Text ?? later.Wording.Text) is null
                    ? null
                    : TextDifference.Between(earlier.Wording.Text, later.Wording.Text, wanted))
            : null;
}

/// <summary>Two wordings of one text side by side.</summary>
/// <param name="FromLanguage">The language of the earlier wording; null when there was no text.</param>
/// <param name="ToLanguage">The language of the later wording; null when there is no text.</param>
/// <param name="Parts">The pieces, in reading order.</param>
sealed record TextDifference(Language? FromLanguage, Language? ToLanguage, ImmutableArray<DifferencePart> Parts)
{
    /// <summary>Compares two texts in one language when both have one in common, else as each was first written.</summary>
    /// <param name="earlier">The earlier text.</param>
    /// <param name="later">The later text.</param>
    /// <param name="wanted">The reader's language, which goes first.</param>
    public static TextDifference Between(Text? earlier, Text? later, Language wanted)
    {
        var (from, to) = Languages(earlier, later, wanted);
        return new TextDifference(from, to, WordDifference.Between(Wording(earlier, from), Wording(later, to)));
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

/// <summary>A piece of two wordings, blanks and punctuation included, and which of the two have it.</summary>
sealed record DifferencePart(DifferenceKind Kind, string Text);

enum DifferenceKind
{
    Same,
    Added,
    Removed,
}
