using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Tests.Goals;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Cases;

/// <summary>What was told by a slip is taken back with a reason, and the history keeps both.</summary>
public class WithdrawalTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    static readonly KeyResultAdded Added = new(1, Days);
    static readonly CheckedIn Slip = new(1, 1, 99, null, null, new DateOnly(2026, 3, 1));
    static readonly CheckedIn Look = new(1, 2, 20, null, null, new DateOnly(2026, 2, 1));
    static readonly Text Why = Fi("Näppäilyvirhe");

    [Fact]
    public void A_check_in_is_withdrawn_and_now_follows()
    {
        var given = Usual(Added, Slip, Look);
        Assert.Equal(99, given.State!.KeyResult(1)!.Now);
        given.When(new WithdrawCheckIn(1, 1, Why)).Happens(new CheckInWithdrawn(1, 1, Why));

        var after = Usual(Added, Slip, Look, new CheckInWithdrawn(1, 1, Why));
        var result = after.State!.KeyResult(1)!;
        Assert.Equal((20d, 0.4), (result.Now, result.Progress));
        Assert.Equal((Why, Aino), (result.CheckIn(1)!.Withdrawal!.Reason, result.CheckIn(1)!.Withdrawal!.Author));
        after.When(new WithdrawCheckIn(1, 1, Why)).HappensNothing();
        Assert.Equal(30, Usual(Added, Slip, new CheckInWithdrawn(1, 1, Why)).State!.KeyResult(1)!.Now);

        // What was withdrawn can be told again, and the numbers go on.
        after.When(new CheckInKeyResult(1, 99, Date: Slip.Date)).Happens(Slip with { Number = 3 });
    }

    [Fact]
    public void A_withdrawal_needs_what_is_there_and_a_reason()
    {
        var given = Usual(Added, Slip);
        given.When(new WithdrawCheckIn(2, 1, Why)).IsRefused((RefusalCode.NotFound, "keyResult"));
        given.When(new WithdrawCheckIn(1, 2, Why)).IsRefused((RefusalCode.NotFound, "number"));
        given.When(new WithdrawCheckIn(1, 1, Fi(" "))).IsRefused((RefusalCode.Invalid, "reason"));
        given.When(new WithdrawKeyResult(2, Why)).IsRefused((RefusalCode.NotFound, "keyResult"));
        given.When(new WithdrawKeyResult(1, Fi(""))).IsRefused((RefusalCode.Invalid, "reason"));
        given.When(new WithdrawCheckIn(1, 1, Why), rights: MayRead).IsRefused((RefusalCode.Forbidden, ""));
        Nothing.When(new WithdrawKeyResult(1, Why)).IsRefused((RefusalCode.NotFound, "keyResult"));
    }

    [Fact]
    public void A_key_result_is_withdrawn_and_nothing_is_added_to_it()
    {
        Usual(Added, Slip).When(new WithdrawKeyResult(1, Why)).Happens(new KeyResultWithdrawn(1, Why));
        var withdrawn = Usual(Added, Slip, new KeyResultWithdrawn(1, Why));
        withdrawn.When(new WithdrawKeyResult(1, Why)).HappensNothing();
        withdrawn.When(new CheckInKeyResult(1, 5)).IsRefused((RefusalCode.Invalid, "keyResult"));
        withdrawn.When(new WithdrawCheckIn(1, 1, Why)).IsRefused((RefusalCode.Invalid, "keyResult"));
        withdrawn.When(new EditKeyResult(1, To: 1)).IsRefused((RefusalCode.Invalid, "keyResult"));
        withdrawn.When(new AddKeyResult(Days)).Happens(Added with { Number = 2 });
        Usual(Added, new KeyResultEdited(1, Days with { To = 3 })).When(new WithdrawKeyResult(1, Why), basedOn: 2).IsRefused((RefusalCode.Conflict, "keyResult"));
    }

    [Fact]
    public void A_day_in_the_future_is_refused_and_the_last_day_is_not()
    {
        Usual(Added).When(new CheckInKeyResult(1, 99, Date: new DateOnly(2206, 11, 30))).IsRefused((RefusalCode.Invalid, "date"));
        Usual(Added).When(new CheckInKeyResult(1, 99, Date: LastDay.AddDays(1))).IsRefused((RefusalCode.Invalid, "date"));
        Usual(Added).When(new CheckInKeyResult(1, 99, Date: LastDay)).Happens(Slip with { Date = LastDay });
    }

    [Fact]
    public void A_refusal_names_only_what_was_sent()
    {
        Usual(Added).When(new EditKeyResult(1, From: 1)).IsRefused((RefusalCode.Invalid, "from"));
        Usual(Added).When(new EditKeyResult(1, Direction: Direction.Increase)).IsRefused((RefusalCode.Invalid, "direction"));
        Usual(Added).When(new EditKeyResult(1, To: 40)).IsRefused((RefusalCode.Invalid, "to"));
    }

    [Fact]
    public async Task A_slip_is_withdrawn_by_a_portal_and_both_stay_in_the_history()
    {
        var portal = network.Portal;
        var (project, viewer) = await network.NewProject();
        var goal = network.NewGoal("Nopeampi vastaus", Days);
        await network.Granted(project, new StartGoal(goal), viewer);
        var keyResult = GlobalId.Of(new KeyResultId(goal.Id, 1));
        var today = network.Clock.GetUtcNow();
        await portal.Change(viewer, "checkIn", new { keyResult, value = 99, date = today.ToString("yyyy-MM-dd", null) });
        Assert.Equal(("INVALID", "date"), await portal.Refusal(viewer, "checkIn", new { keyResult, value = 99, date = today.AddDays(2).ToString("yyyy-MM-dd", null) }));

        var withdrawn = (await portal.Change(
            viewer,
            "withdrawCheckIn { keyResult { now checkIns { totalCount } all: checkIns(includeWithdrawn: true) { nodes { value withdrawal { reason { value } author { id } } } } goal { history(first: 1) { nodes { type } } } } }",
            new { keyResult, number = 1, reason = new[] { new { value = "Näppäilyvirhe", language = "FI" } } })).GetProperty("keyResult");
        Assert.Equal((30, 0), (withdrawn.GetProperty("now").GetInt32(), withdrawn.GetProperty("checkIns").GetProperty("totalCount").GetInt32()));
        var slip = Assert.Single(withdrawn.GetProperty("all").GetProperty("nodes").EnumerateArray());
        Assert.Equal((99, "Näppäilyvirhe"), (slip.GetProperty("value").GetInt32(), slip.GetProperty("withdrawal").GetProperty("reason").GetProperty("value").GetString()));
        Assert.Equal("goal-check-in-withdrawn", withdrawn.GetProperty("goal").GetProperty("history").GetProperty("nodes")[0].GetProperty("type").GetString());

        await portal.Change(viewer, "withdrawKeyResult", new { keyResult, reason = new[] { new { value = "Väärä mittari", language = "FI" } } });
        var read = await portal.Data(viewer, "query ($id: ID!) { node(id: $id) { ... on Goal { keyResults { id } all: keyResults(includeWithdrawn: true) { id withdrawal { at } viewerCan } } } }", new { id = GlobalId.Of(goal.Id) });
        Assert.Empty(read.GetProperty("node").GetProperty("keyResults").EnumerateArray());
        var one = Assert.Single(read.GetProperty("node").GetProperty("all").EnumerateArray());
        Assert.Empty(one.GetProperty("viewerCan").EnumerateArray());
    }
}
