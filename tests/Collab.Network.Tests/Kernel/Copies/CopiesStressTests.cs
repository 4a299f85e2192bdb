using System.Collections.Concurrent;
using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>Many threads read, write and follow at once, with little memory and a journal that breaks now and then.</summary>
public sealed class CopiesStressTests
{
    const int Things = 40;
    const int Steps = 10_000;

    [Fact]
    public async Task No_answer_is_older_than_what_was_answered_read_or_written_before_it_was_asked_for()
    {
        var options = new CopyOptions { MaxBytes = Things / 2 * CopySize.Of(1000), MaxAbsentBytes = 4 * CopySize.Absent };
        await using var given = new GivenCopies<MemoryStore>(options);
        given.Store.BreaksEvery = 50;
        Guid[] ids = [.. Enumerable.Range(0, Things).Select(_ => Guid.NewGuid())];
        var floors = new int[Things];
        var written = new BlockingCollection<(int Thing, int Version)>();

        var follower = Task.Run(() =>
        {
            foreach (var (thing, version) in written.GetConsumingEnumerable())
            {
                given.Mark(ids[thing], version);
                Raise(ref floors[thing], version);
            }
        });
        await Task.WhenAll(Enumerable.Range(1, 4).Select(seed => Task.Run(() => Work(new Random(seed)))));
        written.CompleteAdding();
        await follower;

        given.Store.BreaksEvery = 0;
        foreach (var id in ids)
        {
            Assert.Equal(given.Store.Version(Tallies.Stream(id)), (await given.Find(id))?.Version ?? 0);
        }

        Assert.True(given.Copies.Services.Present.Evictions > 0);
        Assert.True(given.Copies.Services.Telemetry.Hits.Sum > 0);

        async Task Work(Random random)
        {
            for (var step = 0; step < Steps; step++)
            {
                // Few are asked for often.
                var thing = (int)(Things * Math.Pow(random.NextDouble(), 3));
                switch (random.Next(20))
                {
                    case 0:
                        var (change, version) = Append(thing);
                        written.Add((thing, version));
                        if (random.Next(2) == 0)
                        {
                            given.Copies.Apply(change);
                            Raise(ref floors[thing], version);
                        }

                        break;
                    case 1:
                        await Read(thing, given.Store.Version(Tallies.Stream(ids[thing])));
                        break;
                    default:
                        await Read(thing, 0);
                        break;
                }
            }
        }

        async Task Read(int thing, int atLeast)
        {
            var floor = Math.Max(atLeast, Volatile.Read(ref floors[thing]));
            Tally? state;
            try
            {
                state = await given.FindAtLeast(ids[thing], atLeast);
            }
            catch (JournalUnavailableException)
            {
                return;
            }

            var version = state?.Version ?? 0;
            Assert.True(version >= floor, $"Version {version} was answered, and {floor} was promised.");
            Assert.Equal(Enumerable.Range(1, version), state?.Marks ?? []);
            Raise(ref floors[thing], version);
        }

        (StreamChange Change, int Version) Append(int thing)
        {
            var recorded = given.Store.Append(Tallies.Stream(ids[thing]), count => Tallies.Recorded(ids[thing], count + 1, count + 1, At(count + 1)));
            var from = recorded.Version - 1;
            return (
                new StreamChange(recorded.Stream, from, from == 0 ? null : At(from), [new NewEvent(recorded.Type, recorded.Data)], recorded.Author, recorded.At),
                recorded.Version);
        }
    }

    static DateTimeOffset At(int version) => Tallies.Start.AddSeconds(version);

    static void Raise(ref int floor, int version)
    {
        for (var now = Volatile.Read(ref floor); now < version; now = Volatile.Read(ref floor))
        {
            Interlocked.CompareExchange(ref floor, version, now);
        }
    }
}
