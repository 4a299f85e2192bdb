using Collab.Journal;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.Projects;
using Xunit.Abstractions;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>
/// What 10,000 copies are estimated to take, beside what the heap grows by. ./test runs these in a process of their own, since what other tests leave behind may go at any moment.
/// </summary>
[Collection(Alone.Name)]
[Trait("Measures", "heap")]
public sealed class CopySizeTests(ITestOutputHelper output)
{
    const int Count = 10_000;

    [Fact]
    public Task Goals_with_three_revisions() => Check<GoalId, Goal, GoalEvent>(Goal.Aggregate, id =>
    [
        Started with { Id = new GoalId(id), Wording = new Wording(Fi(Words(60)), Fi(Words(400))) },
        .. Enumerable.Range(1, 3).Select(number => new GoalReworded(number, new Wording(Fi(Words(60)), Fi(Words(400))), new Grounds(Fi(Words(120)), [Insight]))),
        new KeyResultAdded(1, Days),
        new CheckedIn(1, 1, 20, 7, Fi(Words(80)), new DateOnly(2026, 2, 1)),
        new ActionAdded(1, Interview),
    ]);

    [Fact]
    public Task Projects_with_a_team_of_eight_which_are_mostly_ids() => Check<ProjectId, Project, ProjectEvent>(Project.Aggregate, id =>
    [
        new ProjectStarted(new ProjectId(id), $"projekti-{id:N}", Fi(Words(40)), Fi(Words(600)), new AgencyId(Guid.NewGuid()), [new AgencyId(Guid.NewGuid())], ProjectAudience.Agencies, ["tieto"]),
        .. Enumerable.Range(1, 8).Select(_ => new TeamMemberJoined(new PersonId(Guid.NewGuid()), new AgencyId(Guid.NewGuid()), Fi(Words(30)), Fi(Words(100)), TeamTier.Core)),
    ], most: 2);

    [Fact]
    public Task Boards_with_five_goals() => Check<ProjectId, GoalBoard, GoalBoardEvent>(GoalBoard.Aggregate, id =>
    [
        new GoalBoardOpened(new ProjectId(id)),
        .. Enumerable.Range(1, 5).Select(_ => new GoalPlaced(new GoalId(Guid.NewGuid()), null)),
        new UncertaintyOpened(1, Fi(Words(100))),
    ]);

    async Task Check<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate, Func<Guid, IReadOnlyList<TEvent>> happened, double most = 1.15)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        await using var given = new GivenCopies<MemoryStore>(new CopyOptions { MaxBytes = 1L << 30 }, aggregate);
        TId[] ids = [.. Enumerable.Range(0, Count).Select(_ => TId.From(Guid.NewGuid()))];
        foreach (var id in ids)
        {
            given.Store.Put(aggregate.Stream(id), happened(id.Value).Select((written, index) => aggregate.Events.AssignTexts(written, aggregate.Stream(id), index + 1, null) is not null && aggregate.Events.Write(written) is var stored
                ? new RecordedEvent(aggregate.Stream(id), index + 1, default, stored.Type, stored.Data, "system", Begin.AddMinutes(index), null)
                : throw new InvalidOperationException()));
        }

        await given.Copies.Find<TId, TState>(ids[0]);
        var before = await SettledHeap();
        await given.Copies.FindAll<TId, TState>([.. ids.Select(id => (id, 0))]);
        var heap = await SettledHeap() - before;
        var estimate = given.Copies.Services.Present.Bytes;

        output.WriteLine($"{typeof(TState).Name}: {Count} copies take {heap:N0} bytes of heap, estimated {estimate:N0} ({(double)estimate / heap:P0}).");
        Assert.Equal(Count, given.Copies.Services.Present.Count);
        Assert.InRange((double)estimate / heap, 0.85, most);
    }

    static string Words(int length) => string.Concat(Enumerable.Repeat("tieto kulkee asukkaille ", (length / 24) + 1))[..length];

    /// <summary>
    /// The heap's bytes once two collections agree: what has ended may still be finalised. Each begins on a stack of its own, for what is awaited may go on in the frames of who has ended it, and
    /// the frames of a load keep what it has read.
    /// </summary>
    /// <exception cref="InvalidOperationException">Something else runs in the process, so that they never do.</exception>
    static async Task<long> SettledHeap()
    {
        const int most = 20;
        const int agreement = 50_000;
        var heaps = new List<long>();
        while (heaps.Count < most)
        {
            await Task.Yield();
            GC.WaitForPendingFinalizers();
            heaps.Add(GC.GetTotalMemory(forceFullCollection: true));
            if (heaps.Count > 1 && Math.Abs(heaps[^1] - heaps[^2]) < agreement) return heaps[^1];
        }

        throw new InvalidOperationException($"The heap does not settle: {string.Join(", ", heaps)} bytes after collections one after the other.");
    }
}
