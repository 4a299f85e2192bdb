using System.Text.Json;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using FsCheck;
using FsCheck.Fluent;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Goals;

/// <summary>What holds for every sequence of commands.</summary>
public class GoalProperties
{
    static readonly string[] Words = ["tieto", "asukas", " ", "  ", ",", ".", "Ä", "\n", "👩‍👧", "\ud83d", "2026", "e\u0301"];

    static Gen<string> Sentences { get; } = Gen.ListOf(Gen.Elements(Words)).Select(words => string.Concat(words));

    static Gen<Text> Texts { get; } =
        from language in Gen.Elements(Enum.GetValues<Language>())
        from other in Gen.Elements(Enum.GetValues<Language>())
        from wording in Sentences
        from translation in Sentences
        select Text.Of(wording, language).With(translation, other);

    static Gen<Grounds> Reasons { get; } =
        from reason in Texts
        from insights in Gen.Choose(0, 3)
        from decider in Gen.Elements(null, new Decider(Aino), new Decider(Group: Fi("Ohjausryhmä")))
        select new Grounds(reason, [.. Enumerable.Repeat(Insight, insights)], decider);

    static Gen<GoalCommand> Commands { get; } = Gen.OneOf<GoalCommand>(
        from grounds in Reasons from title in Texts from text in Texts from remove in Gen.Elements(true, false) select (GoalCommand)Ask.Revise(grounds, title, text, remove),
        Reasons.Select(grounds => (GoalCommand)Ask.Drop(grounds)),
        Reasons.Select(grounds => (GoalCommand)Ask.Revive(grounds)),
        from title in Texts from to in Gen.Choose(-5, 5) from direction in Gen.Elements(Enum.GetValues<Direction>()) select (GoalCommand)Ask.AddKeyResult(new KeyResultDefinition(title, 0, to, null, direction)),
        from number in Gen.Choose(0, 3) from to in Gen.Choose(-5, 5) select (GoalCommand)new EditKeyResult(Ask.Result(number), To: to),
        from number in Gen.Choose(0, 3) from value in Gen.Choose(-5, 5) from day in Gen.Choose(0, 9) select (GoalCommand)new CheckInKeyResult(Ask.Result(number), value, value, null, day == 0 ? null : new DateOnly(2026, 1, day)),
        from title in Texts select (GoalCommand)Ask.AddAction(Interview with { Title = title }),
        from number in Gen.Choose(0, 3) from status in Gen.Elements(Enum.GetValues<ActionStatus>()) select (GoalCommand)new EditAction(Ask.Action(number), Status: status));

    [Fact]
    public void Whatever_is_accepted_the_starting_goal_stays_and_revisions_are_numbered_from_one()
        => Prop.ForAll(Gen.ListOf(Commands).ToArbitrary(), commands =>
        {
            var goal = Played(commands);
            Assert.Equal(First, goal.Start.Wording);
            Assert.Equal(Enumerable.Range(1, goal.Revisions.Length), goal.Revisions.Select(revision => revision.Number));
            Assert.Equal(Enumerable.Range(1, goal.KeyResults.Length), goal.KeyResults.Select(result => result.Id.Number));
            Assert.Equal(Enumerable.Range(1, goal.Actions.Length), goal.Actions.Select(action => action.Id.Number));
            Assert.All(goal.KeyResults, result => Assert.Equal(result.CheckIns.Select(checkIn => checkIn.Date).Order(), result.CheckIns.Select(checkIn => checkIn.Date)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_snapshot_tells_the_whole_goal()
        => Prop.ForAll(Gen.ListOf(Commands).ToArbitrary(), commands =>
        {
            var stored = JsonSerializer.Serialize(Played(commands), DomainJson.Options);
            Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<Goal>(stored, DomainJson.Options), DomainJson.Options));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Asking_twice_for_a_turn_adds_nothing()
        => Prop.ForAll(Gen.ListOf(Commands).ToArbitrary(), Commands.Where(command => command is ReviseGoal or DropGoal or ReviveGoal).ToArbitrary(), (commands, last) =>
        {
            var given = new GivenGoal(Played(commands));
            var first = given.When(last);
            var second = new GivenGoal(first.Events.Aggregate(given.State, After)).When(last);
            Assert.Empty(second.Events);
            Assert.Equal(first.Refusals.Length, second.Refusals.Length);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_pieces_of_a_difference_rejoin_to_both_wordings()
        => Prop.ForAll(Sentences.ToArbitrary(), Sentences.ToArbitrary(), (earlier, later) =>
        {
            var parts = WordDifference.Between(earlier, later);
            Assert.Equal(earlier, Joined(parts, DifferenceKind.Removed));
            Assert.Equal(later, Joined(parts, DifferenceKind.Added));
            Assert.All(parts, part => Assert.NotEmpty(part.Text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_two_points_of_any_story_rejoin_to_their_wordings()
        => Prop.ForAll(Gen.ListOf(Commands).ToArbitrary(), Gen.Elements(Enum.GetValues<Language>()).ToArbitrary(), (commands, language) =>
        {
            var goal = Played(commands);
            foreach (var to in Enumerable.Range(0, goal.Revisions.Length + 1))
            {
                var title = GoalDrift.Of(goal, 0, to, language)!.Title;
                Assert.Equal(goal.Start.Wording.Title.Wording(title.FromLanguage!.Value), Joined(title.Parts, DifferenceKind.Removed));
                Assert.Equal(goal.Point(to)!.Wording.Title.Wording(title.ToLanguage!.Value), Joined(title.Parts, DifferenceKind.Added));
            }
        }).QuickCheckThrowOnFailure();

    static string Joined(IEnumerable<DifferencePart> parts, DifferenceKind kind)
        => string.Concat(parts.Where(part => part.Kind == kind || part.Kind == DifferenceKind.Same).Select(part => part.Text));

    static Goal Played(IEnumerable<GoalCommand> commands)
        => commands.Aggregate(Usual().State!, (goal, command) => new GivenGoal(goal).When(command).Events.Aggregate(goal, After));
}
