using System.Collections.Immutable;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Goals;

public class GoalBoardTests
{
    static readonly NewGoal New = new(NewGoalId(9), First, Days);

    [Fact]
    public void A_goal_is_started_with_its_first_key_result_in_one_go()
    {
        var decision = GivenBoard.Goals(1).Decide(Ask.Start(New));
        decision.Board.Happens(new GoalPlaced(New.Id, null));
        var change = Assert.Single(decision.Goals);
        Assert.Equal((New.Id, null), (change.Id, change.Before));
        Decision<GoalEvent>.Accept(change.Events).Happens(new GoalStarted(New.Id, OfProject, First, []), new KeyResultAdded(1, Days));
    }

    [Fact]
    public void A_goal_has_a_new_id_unless_one_was_chosen()
    {
        var started = GivenBoard.Goals(1).Decide(Ask.Start(New) with { Id = null });
        started.Board.Happens(new GoalPlaced(GivenBoard.NextId, null));
        Assert.Equal((GivenBoard.NextId, GivenBoard.NextId), (started.Started!.Value, Assert.Single(started.Goals).Id));
        Assert.Equal(GivenBoard.NextId, GivenBoard.Goals(2).Decide(Ask.Merge([new(NewGoalId(1)), new(NewGoalId(2))], New, Learnt) with { Id = null }).Started!.Value);
    }

    [Fact]
    public void A_board_opens_with_the_first_thing_put_on_it()
    {
        GivenBoard.Nothing.When(Ask.Start(New)).Happens(new GoalBoardOpened(OfProject), new GoalPlaced(New.Id, null));
        GivenBoard.Nothing.When(Ask.Open(Fi("Kuka käyttää?"))).Happens(new GoalBoardOpened(OfProject), new UncertaintyOpened(1, Fi("Kuka käyttää?")));
        GivenBoard.Nothing.When(new ReorderGoals(GivenGoal.OfProject, [])).HappensNothing();
        GivenBoard.Nothing.When(Ask.Open(Fi(""))).IsRefused((RefusalCode.Invalid, "text"));
    }

    [Fact]
    public void A_goal_without_words_is_not_started()
    {
        var decision = GivenBoard.Goals(0).Decide(Ask.Start(New with { Wording = new Wording(Fi("")), KeyResult = Days with { Title = Fi("") } }));
        decision.Board.IsRefused((RefusalCode.Invalid, "title"), (RefusalCode.Invalid, "keyResult.title"));
        Assert.Empty(decision.Goals);
        GivenBoard.Goals(1).When(Ask.Start(New with { Id = NewGoalId(1) })).HappensNothing();
        GivenBoard.Goals(200).When(Ask.Start(New with { Id = NewGoalId(201) })).IsRefused((RefusalCode.Invalid, "project"));
    }

    [Fact]
    public void Goals_are_put_in_another_order_and_those_left_out_follow()
    {
        ImmutableArray<GoalId> order = [NewGoalId(3), NewGoalId(1), NewGoalId(2)];
        GivenBoard.Goals(3).When(new ReorderGoals(GivenGoal.OfProject, [NewGoalId(3)])).Happens(new GoalsReordered(order));
        GivenBoard.Goals(3).When(new ReorderGoals(GivenGoal.OfProject, order)).Happens(new GoalsReordered(order));
        GivenBoard.Goals(3).When(new ReorderGoals(GivenGoal.OfProject, [NewGoalId(3), NewGoalId(3)])).Happens(new GoalsReordered(order));
        GivenBoard.Goals(3).When(new ReorderGoals(GivenGoal.OfProject, [NewGoalId(1), NewGoalId(2)])).HappensNothing();
        GivenBoard.Goals(3).When(new ReorderGoals(GivenGoal.OfProject, [NewGoalId(1), NewGoalId(4)])).IsRefused((RefusalCode.NotFound, "order.1"));
    }

    [Fact]
    public void Of_two_who_order_the_second_sees_both_but_a_new_goal_hinders_nobody()
    {
        var placed = new GoalPlaced(NewGoalId(1), null);
        var other = new GoalPlaced(NewGoalId(2), null);
        var order = new ReorderGoals(GivenGoal.OfProject, [NewGoalId(2), NewGoalId(1)]);
        GivenBoard.Events(placed, other, new GoalPlaced(NewGoalId(3), null)).When(order, basedOn: 3)
            .Happens(new GoalsReordered([NewGoalId(2), NewGoalId(1), NewGoalId(3)]));
        GivenBoard.Events(placed, other, new GoalsReordered([NewGoalId(2), NewGoalId(1)])).When(new ReorderGoals(GivenGoal.OfProject, [NewGoalId(1)]), basedOn: 3)
            .IsRefused((RefusalCode.Conflict, "order"));
    }

    [Fact]
    public void Only_those_who_may_edit_the_project_put_something_on_its_board()
    {
        (GoalBoardCommand Command, string Path)[] commands =
        [
            (Ask.Start(New), "project"),
            (Ask.Split(NewGoalId(1), null, [New, New], Learnt), "goal"),
            (Ask.Merge([new(NewGoalId(1)), new(NewGoalId(2))], New, Learnt), "project"),
            (new SettleUncertainty(Ask.Uncertainty(1), Insight, null), "uncertainty"),
            (new TakeUpSolution(Ask.Solution(1), null), "parkedSolution"),
        ];
        Assert.All(commands, asked =>
        {
            GivenBoard.Goals(2).When(asked.Command, rights: MayRead).IsRefused((RefusalCode.Forbidden, ""));
            GivenBoard.Goals(2).When(asked.Command, rights: default(ProjectRights)).IsRefused((RefusalCode.NotFound, asked.Path));
            GivenBoard.Nothing.When(asked.Command, rights: default(ProjectRights)).IsRefused((RefusalCode.NotFound, asked.Path));
        });
    }
}
