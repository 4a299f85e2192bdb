using Collab.Network.Goals;
using Collab.Network.Kernel;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Goals;

public class GoalDriftTests
{
    [Fact]
    public void Any_two_points_stand_side_by_side_and_the_whole_story_with_them()
    {
        var goal = Usual(Reworded, new GoalDropped(2, Learnt), new GoalRevived(3, Learnt), new GoalReworded(4, new Wording(Fi("Tieto"), Fi("Kaikille")), Learnt)).State!;

        var drift = GoalDrift.Of(goal, 0, null, Language.Fi)!;
        Assert.Equal([0, 1, 2, 3, 4], drift.Points.Select(point => point.Number));
        Assert.Equal((0, 4), (drift.From.Number, drift.To.Number));
        Assert.Equal<DifferencePart>([new DifferencePart(DifferenceKind.Added, "Kaikille")], drift.Text!.Parts);
        Assert.Equal((null, Language.Fi), (drift.Text.FromLanguage, drift.Text.ToLanguage));

        var backwards = GoalDrift.Of(goal, 2, 1, Language.Fi)!;
        Assert.Equal([DifferenceKind.Same], backwards.Title.Parts.Select(part => part.Kind));
        Assert.Null(backwards.Text);

        Assert.Null(GoalDrift.Of(goal, 5, null, Language.Fi));
        Assert.Null(GoalDrift.Of(goal, -1, null, Language.Fi));
        Assert.Null(GoalDrift.Of(goal, 0, 5, Language.Fi));
    }

    [Fact]
    public void Wordings_are_compared_in_a_language_that_both_have()
    {
        var finnish = Fi("Vanha");
        var both = Fi("Uusi").With("Ny", Language.Sv);
        var swedish = Text.Of("Nyare", Language.Sv);
        Assert.Equal((Language.Fi, Language.Fi), Compared(finnish, both, Language.Sv));
        Assert.Equal((Language.Sv, Language.Sv), Compared(both, swedish, Language.En));
        Assert.Equal((Language.Sv, Language.Sv), Compared(both, both with { Original = Language.Sv }, Language.Sv));
        Assert.Equal((Language.Fi, Language.Fi), Compared(both, both with { Original = Language.Sv }, Language.En));
        Assert.Equal((Language.Fi, Language.Sv), Compared(finnish, swedish, Language.Fi));
    }

    [Fact]
    public void A_phrase_in_other_words_reads_as_one_change()
        => Assert.Equal<DifferencePart>(
            [
                new(DifferenceKind.Same, "Tieto "),
                new(DifferenceKind.Removed, "yhdessä kanavassa"),
                new(DifferenceKind.Added, "siellä missä asukkaat ovat"),
                new(DifferenceKind.Same, ", selvästi."),
            ],
            WordDifference.Between("Tieto yhdessä kanavassa, selvästi.", "Tieto siellä missä asukkaat ovat, selvästi."));

    [Fact]
    public void Words_are_whole_and_signs_and_blanks_stand_alone()
        => Assert.Equal(
            ["Ä", "-", "luokan", "  ", "e\u0301te\u0301", "\n", "2026", "!", "!", " ", "👩", "\ud83d"],
            WordDifference.Pieces("Ä-luokan  e\u0301te\u0301\n2026!! 👩\ud83d"));

    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "uusi", "+uusi")]
    [InlineData("vanha", "", "-vanha")]
    [InlineData("sama", "sama", "=sama")]
    [InlineData("Sama", "sama", "-Sama+sama")]
    [InlineData("a b", "a  b", "=a- +  =b")]
    [InlineData("a b ", "c b ", "-a+c= b ")]
    [InlineData("a b", "c d ", "-a b+c d ")]
    public void The_difference_keeps_every_sign(string earlier, string later, string expected)
        => Assert.Equal(expected, string.Concat(WordDifference.Between(earlier, later).Select(part => "=+-"[(int)part.Kind] + part.Text)));

    [Fact]
    public void Long_wordings_are_compared_by_sentence_and_endless_ones_stand_side_by_side()
    {
        var sentences = Enumerable.Range(0, 500).Select(number => $"Lause {number} on pitkä. ").ToList();
        var changed = sentences.Select((sentence, number) => number % 2 == 0 ? sentence : $"Aivan muuta {number}. ").ToList();
        var parts = WordDifference.Between(string.Concat(sentences), string.Concat(changed));
        Assert.Equal((string.Concat(sentences), string.Concat(changed)), (Joined(parts, DifferenceKind.Removed), Joined(parts, DifferenceKind.Added)));
        Assert.Contains(new DifferencePart(DifferenceKind.Same, " Lause 2 on pitkä."), parts);

        Assert.Equal(2, WordDifference.Between(new string('.', 5_000), new string('!', 5_000)).Length);
        Assert.Single(WordDifference.Between(new string('.', 20_000), new string('.', 20_000)));
    }

    static string Joined(IEnumerable<DifferencePart> parts, DifferenceKind kind)
        => string.Concat(parts.Where(part => part.Kind == kind || part.Kind == DifferenceKind.Same).Select(part => part.Text));

    static (Language?, Language?) Compared(Text earlier, Text later, Language wanted)
    {
        var difference = TextDifference.Between(earlier, later, wanted);
        return (difference.FromLanguage, difference.ToLanguage);
    }
}
