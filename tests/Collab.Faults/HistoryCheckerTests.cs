using System.Collections.Immutable;
using Collab.Faults.Checking;
using Collab.Faults.Histories;
using Xunit;

namespace Collab.Faults;

/// <summary>Bad histories made by hand must be found, and sound ones must not.</summary>
public sealed class HistoryCheckerTests
{
    static readonly Dictionary<string, IReadOnlyList<string>> Lists = new() { ["x"] = ["1", "2"], ["y"] = ["3"] };

    static readonly ImmutableArray<Operation> Sound =
    [
        Append("a", "x", "1"), Read("a", "x", "1"), Append("b", "x", "2"), Read("b", "x", "1", "2"), Append("a", "y", "3"), Read("b", "y"), Read("b", "y", "3"),
    ];

    [Fact]
    public void A_sound_history_is_clean() => Assert.True(Check(Sound).IsClean, Check(Sound).ToString());

    [Fact]
    public void An_append_without_an_answer_may_be_there_or_not() =>
        Assert.True(Check([.. Sound.Select(each => each.Appended == "2" ? each with { Result = Result.Unknown } : each), Append("c", "x", "9", Result.Unknown)]).IsClean);

    [Fact]
    public void A_lost_update_is_found() => Assert.Single(Check(Sound.Add(Append("c", "x", "4"))).Lost);

    [Fact]
    public void A_value_appended_twice_is_found() =>
        Assert.Single(Check(Sound, new() { ["x"] = ["1", "2"], ["y"] = ["3", "3"] }).Doubled);

    [Fact]
    public void A_refused_value_that_is_there_is_found() =>
        Assert.Single(Check(Sound.SetItem(2, Append("b", "x", "2", Result.Refused))).Invented);

    [Fact]
    public void A_reading_of_another_order_is_found() => Assert.Single(Check(Sound.Add(Read("c", "x", "2", "1"))).Torn);

    [Fact]
    public void A_reading_with_a_gap_is_found() => Assert.Single(Check(Sound.Add(Read("c", "x", "2"))).Torn);

    [Fact]
    public void A_stale_read_of_ones_own_write_is_found() => Assert.Single(Check(Sound.Insert(3, Read("b", "x", "1"))).Torn);

    [Fact]
    public void A_stale_read_of_ones_own_write_at_another_server_is_found() =>
        Assert.Single(Check(Sound.Insert(3, Read("b", "x", "1") with { Server = 1 })).Torn);

    [Fact]
    public void A_reading_that_goes_back_is_found() => Assert.Single(Check(Sound.AddRange(Read("c", "x", "1", "2"), Read("c", "x", "1"))).Torn);

    [Fact]
    public void A_reading_at_another_server_may_be_behind_what_others_wrote() =>
        Assert.True(Check(Sound.AddRange(Read("c", "x", "1", "2"), Read("c", "x", "1") with { Server = 1 })).IsClean);

    [Fact]
    public void A_read_at_another_server_that_was_sent_the_cursor_is_not_behind_it() =>
        Assert.Single(Check(Sound.AddRange(Read("c", "x", "1", "2"), Read("c", "x", "1") with { Server = 1, IsAfterAll = true })).Torn);

    [Fact]
    public void A_cycle_of_appends_over_two_lists_is_found()
    {
        // Each client has its later append first in the one list and its earlier one last in the other.
        ImmutableArray<Operation> crossed = [Append("a", "x", "1"), Append("a", "y", "2"), Append("b", "y", "3"), Append("b", "x", "4")];
        Assert.Single(Check(crossed, new() { ["x"] = ["4", "1"], ["y"] = ["2", "3"] }).Torn);
    }

    [Fact]
    public void A_reading_that_saw_the_effect_and_then_not_its_cause_is_found()
    {
        // a appended to x and then to y; who has seen y must see x.
        ImmutableArray<Operation> history = [Append("a", "x", "1"), Append("a", "y", "2"), Read("b", "y", "2"), Read("b", "x")];
        Assert.Single(Check(history, new() { ["x"] = ["1"], ["y"] = ["2"] }).Torn);
    }

    [Fact]
    public void A_server_may_hear_of_an_effect_elsewhere_before_it_hears_of_its_cause()
    {
        ImmutableArray<Operation> history = [Append("a", "x", "1"), Append("a", "y", "2"), Read("b", "y", "2") with { Server = 1 }, Read("b", "x") with { Server = 1 }];
        Assert.True(Check(history, new() { ["x"] = ["1"], ["y"] = ["2"] }).IsClean);
    }

    [Fact]
    public void Two_who_each_saw_one_of_two_appends_first_are_allowed()
    {
        ImmutableArray<Operation> history =
            [Append("a", "x", "1"), Append("b", "y", "2"), Read("c", "x", "1"), Read("c", "y"), Read("d", "y", "2"), Read("d", "x")];
        Assert.True(Check(history, new() { ["x"] = ["1"], ["y"] = ["2"] }).IsClean);
    }

    static Verdict Check(IReadOnlyList<Operation> operations, Dictionary<string, IReadOnlyList<string>>? lists = null)
    {
        var verdict = new Verdict();
        HistoryChecker.Run(operations, lists ?? Lists, verdict);
        return verdict;
    }

    static Operation Append(string client, string list, string value, Result result = Result.Done) => new(client, 0, list, value, null, result);

    static Operation Read(string client, string list, params string[] values) => new(client, 0, list, null, values, Result.Done);
}
