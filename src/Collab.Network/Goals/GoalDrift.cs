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
