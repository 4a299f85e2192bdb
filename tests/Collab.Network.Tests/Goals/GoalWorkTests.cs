using Collab.Network.Goals;
using Collab.Network.Kernel;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Goals;

public class GoalWorkTests
{
    static readonly KeyResultAdded Added = new(1, Days);
    static readonly DateOnly Monday = new(2026, 9, 7);

    [Fact]
    public void A_key_result_is_added_with_the_next_number()
    {
        Usual().When(Ask.AddKeyResult(Days)).Happens(Added);
        Usual(Added).When(Ask.AddKeyResult(Days)).Happens(new KeyResultAdded(2, Days));
        Usual(new GoalDropped(1, Learnt)).When(Ask.AddKeyResult(Days)).IsRefused((RefusalCode.Invalid, "goal"));
        Usual(Enumerable.Range(1, 50).Select(number => new KeyResultAdded(number, Days)))
            .When(Ask.AddKeyResult(Days)).IsRefused((RefusalCode.Invalid, "goal"));
    }

    [Theory]
    [InlineData(Direction.Increase, 5, 5)]
    [InlineData(Direction.Increase, 6, 5)]
    [InlineData(Direction.Decrease, 5, 5)]
    [InlineData(Direction.Decrease, 5, 6)]
    public void The_target_lies_in_the_direction(object direction, double from, double to)
        => Usual().When(Ask.AddKeyResult(Days with { Direction = (Direction)direction, From = from, To = to })).IsRefused((RefusalCode.Invalid, "to"));

    [Fact]
    public void A_key_result_measures_something_in_numbers()
    {
        Usual().When(Ask.AddKeyResult(Days with { Title = Fi("") })).IsRefused((RefusalCode.Invalid, "title"));
        Usual().When(Ask.AddKeyResult(Days with { From = double.PositiveInfinity })).IsRefused((RefusalCode.Invalid, "from"));
        Usual().When(Ask.AddKeyResult(Days with { Direction = Direction.Maintain, To = double.NaN })).IsRefused((RefusalCode.Invalid, "to"));
        Usual().When(Ask.AddKeyResult(Days with { Unit = Fi(new string('x', 41)) })).IsRefused((RefusalCode.Invalid, "unit"));
        Usual().When(Ask.AddKeyResult(Days with { Direction = Direction.Maintain, To = 30 }))
            .Happens(new KeyResultAdded(1, Days with { Direction = Direction.Maintain, To = 30 }));
    }

    [Fact]
    public void A_key_result_is_edited_bit_by_bit()
    {
        Usual(Added).When(new EditKeyResult(Ask.Result(1), To: 3)).Happens(new KeyResultEdited(1, Days with { To = 3 }));
        Usual(Added).When(new EditKeyResult(Ask.Result(1), RemoveUnit: true)).Happens(new KeyResultEdited(1, Days with { Unit = null }));
        Usual(Added).When(new EditKeyResult(Ask.Result(1), To: 5)).HappensNothing();
        Usual(Added).When(new EditKeyResult(Ask.Result(2), To: 3)).IsRefused((RefusalCode.NotFound, "keyResult"));
        var moved = Usual(Added, new KeyResultEdited(1, Days with { To = 10 }));
        var refusal = Assert.Single(moved.When(new EditKeyResult(Ask.Result(1), To: 3), basedOn: 2).IsRefused((RefusalCode.Conflict, "keyResult")));
        Assert.Equal(("Vastausaika: 30 → 3 päivää", "Vastausaika: 30 → 10 päivää"), (refusal.Yours, refusal.Current));
        moved.When(new EditKeyResult(Ask.Result(1), To: 3), basedOn: 3).Happens(new KeyResultEdited(1, Days with { To = 3 }));
    }

    [Fact]
    public void Check_ins_tell_where_a_key_result_stands_by_date()
    {
        var result = Usual(
            Added,
            new CheckedIn(1, 1, 20, 6, null, Monday),
            new CheckedIn(1, 2, 25, null, Fi("Jälkikäteen"), Monday.AddDays(-7)),
            new CheckedIn(1, 3, 18, 7, null, Monday)).State!.KeyResult(1)!;
        Assert.Equal([2, 1, 3], result.CheckIns.Select(checkIn => checkIn.Number));
        Assert.Equal(18, result.Now);
        Assert.Equal(0.48, result.Progress!.Value, 10);
        Assert.Equal((30.0, 0.0), (Usual(Added).State!.KeyResult(1)!.Now, Usual(Added).State!.KeyResult(1)!.Progress!.Value));
        Assert.Null(Usual(new KeyResultAdded(1, Days with { Direction = Direction.Maintain })).State!.KeyResult(1)!.Progress);
    }

    [Fact]
    public void A_check_in_without_a_day_is_of_the_day_it_is_told()
        => Assert.Equal(new DateOnly(2026, 1, 2), Usual(Added, new CheckedIn(1, 1, 20, null, null, null)).State!.KeyResult(1)!.CheckIns[0].Date);

    [Fact]
    public void What_was_observed_is_told_once_and_at_any_time()
    {
        var told = new CheckedIn(1, 1, 20, 6, null, Monday);
        Usual(Added).When(new CheckInKeyResult(Ask.Result(1), 20, 6, null, Monday)).Happens(told);
        Usual(Added, told).When(new CheckInKeyResult(Ask.Result(1), 20, 6, null, Monday)).HappensNothing();
        Usual(Added, new GoalDropped(1, Learnt)).When(new CheckInKeyResult(Ask.Result(1), 20, 6, null, Monday)).Happens(told);
        Usual(Added, told).When(new CheckInKeyResult(Ask.Result(1), 20, 7, null, Monday), basedOn: 2).Happens(told with { Number = 2, Confidence = 7 });
        Usual(Added).When(new CheckInKeyResult(Ask.Result(1), double.NaN, 11, Fi("")))
            .IsRefused((RefusalCode.Invalid, "value"), (RefusalCode.Invalid, "confidence"), (RefusalCode.Invalid, "note"));
        Usual(Added).When(new CheckInKeyResult(Ask.Result(1), 20, -1)).IsRefused((RefusalCode.Invalid, "confidence"));
        Usual(Added).When(new CheckInKeyResult(Ask.Result(2), 20)).IsRefused((RefusalCode.NotFound, "keyResult"));
    }

    [Fact]
    public void A_key_result_has_a_stated_number_of_check_ins()
        => Usual(Enumerable.Range(1, 500).Select(number => new CheckedIn(1, number, number, null, null, null)).Prepend<GoalEvent>(Added))
            .When(new CheckInKeyResult(Ask.Result(1), 20)).IsRefused((RefusalCode.Invalid, "keyResult"));

    [Fact]
    public void An_action_is_added_and_edited_bit_by_bit()
    {
        var added = new ActionAdded(1, Interview);
        Usual().When(Ask.AddAction(Interview)).Happens(added);
        Usual().When(Ask.AddAction(Interview with { Title = Fi("") })).IsRefused((RefusalCode.Invalid, "title"));
        Usual(new GoalDropped(1, Learnt)).When(Ask.AddAction(Interview)).IsRefused((RefusalCode.Invalid, "goal"));
        Usual(added).When(new EditAction(Ask.Action(1), Owner: Aino, Due: Monday)).Happens(new ActionEdited(1, Interview with { Owner = Aino, Due = Monday }));
        var owned = Usual(added, new ActionEdited(1, Interview with { Owner = Aino, Due = Monday }));
        owned.When(new EditAction(Ask.Action(1), RemoveOwner: true, RemoveDue: true)).Happens(new ActionEdited(1, Interview));
        owned.When(new EditAction(Ask.Action(1), Owner: Aino)).HappensNothing();
        owned.When(new EditAction(Ask.Action(1), Title: Fi(""))).IsRefused((RefusalCode.Invalid, "title"));
        owned.When(new EditAction(Ask.Action(2))).IsRefused((RefusalCode.NotFound, "action"));
        Usual(Enumerable.Range(1, 200).Select(number => new ActionAdded(number, Interview)))
            .When(Ask.AddAction(Interview)).IsRefused((RefusalCode.Invalid, "goal"));
    }

    [Fact]
    public void An_action_is_finished_also_when_its_goal_lives_on_in_others()
        => Usual(new ActionAdded(1, Interview), new GoalSplit(1, [NewGoalId(2), NewGoalId(3)], Learnt)).When(new EditAction(Ask.Action(1), Status: ActionStatus.Done))
            .Happens(new ActionEdited(1, Interview with { Status = ActionStatus.Done }));

    [Fact]
    public void Two_editors_of_one_action_see_what_differs()
    {
        var moved = Usual(new ActionAdded(1, Interview), new ActionEdited(1, Interview with { Status = ActionStatus.Ongoing, Due = Monday }));
        var refusals = moved.When(new EditAction(Ask.Action(1), Title: Fi("Oma"), Owner: Aino, Due: Monday.AddDays(1), Status: ActionStatus.Done), basedOn: 2).IsRefused(
            (RefusalCode.Conflict, "title"), (RefusalCode.Conflict, "owner"), (RefusalCode.Conflict, "due"), (RefusalCode.Conflict, "status"));
        Assert.Equal(("2026-09-08", "2026-09-07"), (refusals[2].Yours, refusals[2].Current));
        moved.When(new EditAction(Ask.Action(1), Status: ActionStatus.Done), basedOn: 3)
            .Happens(new ActionEdited(1, Interview with { Status = ActionStatus.Done, Due = Monday }));
    }
}
