using System.Collections.Immutable;
using Collab.Faults.Checking;
using Collab.Faults.Load;
using Xunit;

namespace Collab.Faults;

/// <summary>A wrong delivery, made by hand from a sound one, must be found.</summary>
public sealed class ListeningCheckTests
{
    const string Command = "a1b2c3-w01-000001";

    static readonly Contents Journal = new(
        [Event(1, 100, 1), Event(2, 101, 1), Event(3, 101, 2)],
        [],
        new Dictionary<string, IReadOnlyList<string>>());

    static readonly ImmutableArray<ReceivedEvent> Sound = [Received(1, 100, 1), Received(2, 101, 1), Received(3, 101, 2)];

    [Fact]
    public void Each_event_once_and_in_order_is_clean() => Assert.True(Check(Sound).IsClean, Check(Sound).ToString());

    [Fact]
    public void Events_before_the_subscription_need_not_be_received() => Assert.True(Check(Sound.RemoveAt(0), from: (100, 1)).IsClean);

    [Fact]
    public void An_event_that_is_not_received_is_lost() => Assert.Single(Check(Sound.RemoveAt(1)).Lost);

    [Fact]
    public void An_event_received_twice_is_doubled() => Assert.Single(Check(Sound.Insert(1, Sound[0])).Doubled);

    [Fact]
    public void Events_in_another_order_are_torn() => Assert.Single(Check([Sound[0], Sound[2], Sound[1]]).Torn);

    [Fact]
    public void An_event_received_as_another_one_is_torn() => Assert.Single(Check(Sound.SetItem(1, Sound[1] with { Data = """{"title":"other"}""" })).Torn);

    [Fact]
    public void An_event_that_is_not_in_the_journal_is_invented() => Assert.Single(Check(Sound.Add(Received(4, 102, 1))).Invented);

    static Verdict Check(ImmutableArray<ReceivedEvent> received, (ulong, long) from = default)
    {
        var verdict = new Verdict();
        ListeningChecks.Run("somebody", from, received, Journal, verdict);
        return verdict;
    }

    static JournalEvent Event(int version, ulong transaction, long sequence) =>
        new("goal-1", version, transaction, sequence, "goal-reworded", $$"""{"title": "{{version}}"}""", "", Command);

    static ReceivedEvent Received(int version, ulong transaction, long sequence) => new(transaction, sequence, version, "goal-reworded", $$"""{"title":"{{version}}"}""", At: 0);
}
