using Collab.Network.Goals;
using Collab.Network.Kernel;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Goals;

public class GoalSplitTests
{
    static readonly NewGoal North = new(NewGoalId(8), new Wording(Fi("Tieto hakijalle")));
    static readonly NewGoal South = new(NewGoalId(9), new Wording(Fi("Tieto asukkaalle")), Days);
    static readonly SplitGoal Split = Ask.Split(NewGoalId(1), null, [North, South], Learnt);
    static readonly MergeGoals Merge = Ask.Merge([new(NewGoalId(1)), new(NewGoalId(3))], South, Learnt);

    [Fact]
    public void A_goal_lives_on_in_the_goals_that_it_is_split_into()
    {
        var decision = GivenBoard.Goals(2).Decide(Split);
        decision.Board.Happens(new GoalPlaced(North.Id, NewGoalId(1)), new GoalPlaced(South.Id, North.Id));
        Changed(decision, NewGoalId(1)).Happens(new GoalSplit(1, [North.Id, South.Id], Learnt));
        var origin = new GoalOrigin(NewGoalId(1), 0, First);
        Changed(decision, North.Id).Happens(new GoalStarted(North.Id, OfProject, North.Wording, [origin]));
        Changed(decision, South.Id).Happens(new GoalStarted(South.Id, OfProject, South.Wording, [origin]), new KeyResultAdded(1, Days));

        var board = decision.Board.Events.Aggregate(GivenBoard.Goals(2).State, GivenBoard.After);
        Assert.Equal<GoalId>([NewGoalId(1), North.Id, South.Id, NewGoalId(2)], board!.Goals);
    }

    [Fact]
    public void Goals_live_on_in_the_goal_that_they_are_merged_into()
    {
        var decision = GivenBoard.Goals(3).Decide(Merge);
        decision.Board.Happens(new GoalPlaced(South.Id, NewGoalId(1)));
        Changed(decision, NewGoalId(1)).Happens(new GoalMerged(1, South.Id, Learnt));
        Changed(decision, NewGoalId(3)).Happens(new GoalMerged(1, South.Id, Learnt));
        Changed(decision, South.Id).Happens(
            new GoalStarted(South.Id, OfProject, South.Wording, [new GoalOrigin(NewGoalId(1), 0, First), new GoalOrigin(NewGoalId(3), 0, First)]),
            new KeyResultAdded(1, Days));
    }

    [Fact]
    public void The_story_goes_on_from_the_wording_of_that_day()
    {
        var decision = GivenBoard.Goals(1).With(Usual(Reworded).State!).Decide(Split);
        Changed(decision, NewGoalId(1)).Happens(new GoalSplit(2, [North.Id, South.Id], Learnt));
        Changed(decision, North.Id).Happens(new GoalStarted(North.Id, OfProject, North.Wording, [new GoalOrigin(Id, 1, Reworded.Wording)]));
    }

    [Fact]
    public void Two_goals_at_least_and_twenty_at_most()
    {
        GivenBoard.Goals(1).When(Split with { Into = [Ask.For(North)] }).IsRefused((RefusalCode.Invalid, "into"));
        GivenBoard.Goals(1).When(Split with { Into = [.. Enumerable.Range(10, 21).Select(number => Ask.For(North with { Id = NewGoalId(number) }))] })
            .IsRefused((RefusalCode.Invalid, "into"));
        GivenBoard.Goals(3).When(Merge with { Goals = [new(NewGoalId(1)), new(NewGoalId(1))] }).IsRefused((RefusalCode.Invalid, "goals"));
        GivenBoard.Goals(3).When(Merge with { Goals = [] }).IsRefused((RefusalCode.Invalid, "goals"));
        GivenBoard.Goals(199).When(Split).IsRefused((RefusalCode.Invalid, "into"));
        GivenBoard.Goals(200).When(Merge).IsRefused((RefusalCode.Invalid, "goals"));
    }

    [Fact]
    public void Every_new_goal_has_words_and_the_turn_has_a_reason()
    {
        GivenBoard.Goals(1).When(Split with { Into = [Ask.For(North), Ask.For(South with { Wording = new Wording(Fi("")) })], Reason = Fi("")! })
            .IsRefused((RefusalCode.Invalid, "into.1.title"), (RefusalCode.Invalid, "reason"));
        GivenBoard.Goals(3).When(Merge with { Title = Fi("")! }).IsRefused((RefusalCode.Invalid, "title"));
    }

    [Fact]
    public void Goals_of_other_projects_look_as_if_they_were_not_there()
    {
        GivenBoard.Goals(0).With(Usual().State!).When(Split).IsRefused((RefusalCode.NotFound, "goal"));
        GivenBoard.Goals(2).When(Merge).IsRefused((RefusalCode.NotFound, "goals.1.goal"));
    }

    [Fact]
    public void Only_goals_that_stand_as_active_are_split_or_merged()
    {
        var dropped = Usual(new GoalDropped(1, Learnt)).State!;
        GivenBoard.Goals(1).With(dropped).When(Split).IsRefused((RefusalCode.Invalid, "goal"));
        GivenBoard.Goals(3).With(dropped, Events(Started with { Id = NewGoalId(3) }).State!).When(Merge).IsRefused((RefusalCode.Invalid, "goals.0.goal"));
    }

    [Fact]
    public void A_goal_that_moved_since_it_was_read_is_not_split_or_merged_unseen()
    {
        var moved = GivenBoard.Goals(3).With(Usual(Reworded).State!, Events(Started with { Id = NewGoalId(3) }).State!);
        var refusal = Assert.Single(moved.When(Split with { BasedOn = 1 }).IsRefused((RefusalCode.Conflict, "goal")));
        Assert.Equal("Tieto siellä, missä asukkaat ovat", refusal.Current);
        moved.When(Merge with { Goals = [new(NewGoalId(3), 1), new(NewGoalId(1), 1)] }).IsRefused((RefusalCode.Conflict, "goals.1.goal"));
        moved.When(Split with { BasedOn = 3 }).IsRefused((RefusalCode.Invalid, "goal"));
        Assert.Empty(moved.When(Split with { BasedOn = 2 }).Refusals);
    }

    static Decision<GoalEvent> Changed(GoalBoardDecision decision, GoalId id)
        => Decision<GoalEvent>.Accept(Assert.Single(decision.Goals, change => change.Id == id).Events);
}
