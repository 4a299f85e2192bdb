using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Goals;

public class GoalTurnTests
{
    static readonly GoalDropped Dropped = new(1, Learnt);

    [Fact]
    public void A_goal_is_put_in_other_words_and_the_first_are_kept()
    {
        var revise = Ask.Revise(Learnt, Fi("Tieto siellä, missä asukkaat ovat"));
        Usual().When(revise).Happens(Reworded);

        var goal = Usual(Reworded).State!;
        Assert.Equal(First, goal.Start.Wording);
        Assert.Equal("Tieto siellä, missä asukkaat ovat", goal.Wording.Title.Value);
        var revision = Assert.Single(goal.Revisions);
        Assert.Equal((1, RevisionKind.Reworded, Aino, Begin.AddMinutes(2)), (revision.Number, revision.Kind, revision.Author!.Value, revision.At));
        Assert.Equal(Learnt, revision.Grounds);
        Usual(Reworded).When(revise).HappensNothing();
    }

    [Fact]
    public void Title_and_text_are_revised_on_their_own()
    {
        var withText = Usual(Reworded with { Wording = new Wording(Fi("Otsikko"), Fi("Teksti")) });
        withText.When(Ask.Revise(Learnt, title: Fi("Uusi"))).Happens(new GoalReworded(2, new Wording(Fi("Uusi"), Fi("Teksti")), Learnt));
        withText.When(Ask.Revise(Learnt, text: Fi("Uusi"))).Happens(new GoalReworded(2, new Wording(Fi("Otsikko"), Fi("Uusi")), Learnt));
        withText.When(Ask.Revise(Learnt, removeText: true)).Happens(new GoalReworded(2, new Wording(Fi("Otsikko")), Learnt));
    }

    [Fact]
    public void A_turn_has_a_reason_and_one_decider()
    {
        var title = Fi("Uusi");
        Usual().When(Ask.Revise(Learnt with { Reason = Fi(" ") }, title)).IsRefused((RefusalCode.Invalid, "reason"));
        Usual().When(Ask.Drop(Learnt with { DecidedBy = new Decider() })).IsRefused((RefusalCode.Invalid, "decidedBy"));
        Usual().When(Ask.Drop(Learnt with { DecidedBy = new Decider(Aino, Fi("Ohjausryhmä")) })).IsRefused((RefusalCode.Invalid, "decidedBy"));
        Usual().When(Ask.Drop(Learnt with { DecidedBy = new Decider(Group: Fi("")) })).IsRefused((RefusalCode.Invalid, "decidedBy.group"));
        Usual().When(Ask.Drop(Learnt with { DecidedBy = new Decider(Aino) })).Happens(new GoalDropped(1, Learnt with { DecidedBy = new Decider(Aino) }));
        Usual().When(Ask.Drop(Learnt with { DecidedBy = null })).Happens(new GoalDropped(1, Learnt with { DecidedBy = null }));
        Usual().When(Ask.Drop(Learnt with { Insights = [.. Enumerable.Range(1, 51).Select(number => new InsightId(new Guid(number, 0, 0, new byte[8])))] })).IsRefused((RefusalCode.Invalid, "insightIds"));
        Usual().When(Ask.Drop(Learnt with { Insights = [.. Enumerable.Repeat(Insight, 51)] })).Happens(new GoalDropped(1, Learnt));
    }

    [Fact]
    public void All_that_is_wrong_with_a_revision_is_told_at_once()
        => Usual().When(Ask.Revise(new Grounds(Fi(""), []), Fi(""), Fi(" ")))
            .IsRefused((RefusalCode.Invalid, "title"), (RefusalCode.Invalid, "text"), (RefusalCode.Invalid, "reason"));

    [Fact]
    public void Of_two_editors_of_the_words_the_second_sees_both()
    {
        var moved = Usual(Reworded);
        var refusal = Assert.Single(moved.When(Ask.Revise(Learnt, Fi("Oma")), basedOn: 1).IsRefused((RefusalCode.Conflict, "title")));
        Assert.Equal(("Oma", "Tieto siellä, missä asukkaat ovat"), (refusal.Yours, refusal.Current));
        moved.When(Ask.Revise(Learnt, text: Fi("Oma")), basedOn: 1).IsRefused((RefusalCode.Conflict, "text"));
        moved.When(Ask.Drop(Learnt), basedOn: 1).IsRefused((RefusalCode.Conflict, "goal"));
        moved.When(Ask.Revise(Learnt, Reworded.Wording.Title), basedOn: 1).HappensNothing();
        moved.When(Ask.Revise(Learnt, Fi("Oma")), basedOn: 2).Happens(new GoalReworded(2, new Wording(Fi("Oma")), Learnt));
    }

    [Fact]
    public void Editors_of_key_results_and_actions_do_not_meet_those_of_the_words()
        => Usual(new KeyResultAdded(1, Days), new ActionAdded(1, Interview)).When(Ask.Revise(Learnt, Fi("Oma")), basedOn: 1)
            .Happens(new GoalReworded(1, new Wording(Fi("Oma")), Learnt));

    [Fact]
    public void A_goal_is_let_go_and_revived_as_turns_of_its_story()
    {
        Usual().When(Ask.Drop(Learnt)).Happens(Dropped);
        Usual(Dropped).When(Ask.Drop(Learnt)).HappensNothing();
        Usual(Dropped).When(Ask.Revive(Learnt)).Happens(new GoalRevived(2, Learnt));
        Usual().When(Ask.Revive(Learnt)).HappensNothing();

        var goal = Usual(Reworded, Dropped with { Number = 2 }, new GoalRevived(3, Learnt)).State!;
        Assert.Equal(GoalStatus.Active, goal.Status);
        Assert.Equal([1, 2, 3], goal.Revisions.Select(revision => revision.Number));
        Assert.All(goal.Revisions, revision => Assert.Equal(Reworded.Wording, revision.Wording));
    }

    [Fact]
    public void A_goal_that_was_let_go_is_revived_before_it_is_revised()
    {
        Usual(Dropped).When(Ask.Revise(Learnt, Fi("Oma"))).IsRefused((RefusalCode.Invalid, "goal"));
        Usual(Dropped).When(Ask.Revise(Learnt, First.Title)).IsRefused((RefusalCode.Invalid, "goal"));
        Usual(Dropped).When(Ask.Revive(Learnt), basedOn: 1).IsRefused((RefusalCode.Conflict, "goal"));
    }

    [Fact]
    public void A_goal_that_lives_on_in_others_is_changed_there()
    {
        GivenGoal[] others = [Usual(new GoalSplit(1, [NewGoalId(2), NewGoalId(3)], Learnt)), Usual(new GoalMerged(1, NewGoalId(2), Learnt))];
        Assert.All(others, other =>
        {
            other.When(Ask.Revise(Learnt, Fi("Oma"))).IsRefused((RefusalCode.Invalid, "goal"));
            other.When(Ask.Drop(Learnt)).IsRefused((RefusalCode.Invalid, "goal"));
            other.When(Ask.Revive(Learnt)).IsRefused((RefusalCode.Invalid, "goal"));
        });
        Assert.Equal<GoalId>([NewGoalId(2), NewGoalId(3)], others[0].State!.Became);
        Assert.Equal<GoalId>([NewGoalId(2)], others[1].State!.Became);
    }

    [Fact]
    public void A_goal_has_a_stated_number_of_turns()
    {
        var many = Usual(Enumerable.Range(1, 500).Select(number => new GoalReworded(number, new Wording(Fi($"Versio {number}")), Learnt)));
        many.When(Ask.Revise(Learnt, Fi("Vielä yksi"))).IsRefused((RefusalCode.Invalid, "goal"));
        many.When(Ask.Drop(Learnt)).IsRefused((RefusalCode.Invalid, "goal"));
    }

    [Fact]
    public void Only_those_who_may_edit_the_project_change_its_goals_and_the_others_are_told_no_more_than_they_may_know()
    {
        var revise = Ask.Revise(Learnt, Fi("Oma"));
        Usual().When(revise, rights: MayRead).IsRefused((RefusalCode.Forbidden, ""));
        Usual().When(revise, rights: default(ProjectRights)).IsRefused((RefusalCode.NotFound, "goal"));
        Nothing.When(revise).IsRefused((RefusalCode.NotFound, "goal"));
        Nothing.When(new CheckInKeyResult(Ask.Result(1), 1)).IsRefused((RefusalCode.NotFound, "keyResult"));
        Nothing.When(new EditAction(Ask.Action(1))).IsRefused((RefusalCode.NotFound, "action"));
    }
}
