using System.Text.Json;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Projects;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>Folding n events costs in proportion to n. What is allocated tells it: copies of whole lists would show, and no other work on the machine does.</summary>
public class FoldingTests
{
    const int Few = 3_000;
    const int Many = 12_000;

    [Fact]
    public void Uncertainties_of_a_board() => Check(count => FoldBoard(
    [
        .. Numbers(count / 2).Select(number => new UncertaintyOpened(number, Fi("Mitä asukkaat jo tietävät?"))),
        .. Numbers(count / 2).Select(number => new UncertaintySettled(number, null, Fi("Kysyimme."))),
    ]));

    [Fact]
    public void Parked_solutions_of_a_board() => Check(count => FoldBoard(
    [
        .. Numbers(count / 2).Select(number => new SolutionParked(number, new ParkedIdea(Fi("Portaali"), null, null))),
        .. Numbers(count / 2).Select(number => new SolutionTakenUp(number, null)),
    ]));

    [Fact]
    public void Goals_of_a_board() => Check(count => FoldBoard([.. Numbers(count).Select(_ => new GoalPlaced(new GoalId(Guid.NewGuid()), null))]));

    [Fact]
    public void Revisions_and_actions_of_a_goal() => Check(count => Events(
        Numbers(count / 2).Select(number => (GoalEvent)(Reworded with { Number = number }))
            .Concat(Numbers(count / 2).Select(number => new ActionAdded(number, Interview)))
            .Prepend(Started)).State!);

    [Fact]
    public void Check_ins_of_a_key_result() => Check(count => Events(
        Numbers(count).Select(number => (GoalEvent)new CheckedIn(1, number, number, null, null, new DateOnly(2026, 1, 1).AddDays(number)))
            .Prepend(new KeyResultAdded(1, Days)).Prepend(Started)).State!);

    [Fact]
    public void Working_agreements_of_a_project() => Check(count => GivenProject.Events(
        Numbers(count).Select(number => (ProjectEvent)new WorkingAgreementMade(number, Fi("Kerromme ajoissa."))).Prepend(GivenProject.Started)).State!);

    [Fact]
    public void A_list_of_parts_is_what_an_ordinary_list_is()
    {
        var random = new Random(1);
        List<int> expected = [];
        PartList<int> parts = [];
        for (var step = 0; step < 3000; step++)
        {
            var (place, part) = (random.Next(expected.Count + 1), random.Next(100));
            var before = parts;
            var kept = expected.ToArray();
            switch (random.Next(8))
            {
                case 0:
                    parts = parts.Insert(place, part);
                    expected.Insert(place, part);
                    break;
                case 1 when place < expected.Count:
                    parts = parts.SetItem(place, part);
                    expected[place] = part;
                    break;
                default:
                    parts = parts.Add(part);
                    expected.Add(part);
                    break;
            }

            Assert.Equal(kept, before);
            Assert.Equal(expected.Count, parts.Length);
            Assert.Equal(expected.IndexOf(part), parts.IndexOf(part));
        }

        Assert.Equal(expected, parts);
        Assert.Equal(expected, Enumerable.Range(0, parts.Length).Select(index => parts[index]));
        Assert.Equal(expected[^1], parts.LastOrDefault());
        var stored = JsonSerializer.Serialize(parts, DomainJson.Options);
        Assert.Equal(JsonSerializer.Serialize(expected, DomainJson.Options), stored);
        Assert.Equal(expected, JsonSerializer.Deserialize<PartList<int>>(stored, DomainJson.Options)!);
        Assert.Throws<IndexOutOfRangeException>(() => parts[expected.Count]);
    }

    [Fact]
    public void A_snapshot_of_another_shape_of_parts_has_another_format()
    {
        Assert.NotEqual(SnapshotFormats.Of<Of<int>>(1), SnapshotFormats.Of<Of<string>>(1));
        Assert.NotEqual(SnapshotFormats.Of<Of<Part>>(1), SnapshotFormats.Of<Of<OtherPart>>(1));
    }

    static GoalBoard FoldBoard(IReadOnlyList<GoalBoardEvent> happened) => Goals.GivenBoard.Events(happened).State!;

    static IEnumerable<int> Numbers(int count) => Enumerable.Range(1, count);

    static void Check(Func<int, AggregateState> fold)
    {
        Allocated(10);
        var (few, many) = (Allocated(Few), Allocated(Many));
        Assert.True(many < 5 * few, $"{Few} events took {few:N0} bytes and {Many} took {many:N0}: {(double)many / few:N1} times as many.");

        long Allocated(int count)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.InRange(fold(count).Version, count, count + 2);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    sealed record Of<T>(PartList<T> Parts) : AggregateState;

    sealed record Part(int Number);

    sealed record OtherPart(int Number, string? Name);
}
