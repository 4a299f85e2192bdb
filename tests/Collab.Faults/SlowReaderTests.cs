using System.Globalization;
using System.Text.Json.Nodes;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Subscribers that read a byte a second.</summary>
[Collection(FaultTrials.Name)]
public sealed class SlowReaderTests(ITestOutputHelper output, FaultReport report)
{
    const string Person = "ylva";
    const int EventBytes = 2_000;
    const int MaxBytesPerStream = 64 << 10;

    /// <summary>More than is held for one of them anywhere, for whoever has read the most already.</summary>
    const int Events = 120;

    /// <summary>How many places in the journal the readers go on from.</summary>
    const int Places = 40;

    static readonly TimeSpan CutWithin = TimeSpan.FromSeconds(30);

    // The short form's server is less patient, so that the test is short.
    static readonly Dictionary<string, string> Environment = new()
    {
        ["GraphQL__Streams__SendTimeoutMs"] = Scale.IsLong ? "15000" : "2000",
    };

    [Fact]
    public async Task Readers_at_a_byte_a_second_are_cut_off_in_time_take_little_memory_and_slow_nobody_down()
    {
        await using var data = await DataDirectory.Create();
        var heap = Path.Combine(data.Path, "heap.socket");
        await using var server = new Server(data, new Random(Scale.Seed), Environment.Concat(HeapOfProcess.Environment(heap)).ToDictionary());
        await server.Start();
        using var client = new GraphQLClient(server.GraphQL);
        var queries = await FillJournal(client);

        // A process that has just started has none of it in memory.
        await server.Stop();
        await server.Start();
        await Warm(server, client, queries);
        await using var others = new SteadyQueries(client, Person);

        others.Begin();
        await Task.Delay(Scale.QuietTime);
        var quiet = others.Percentile95();
        var (alive, resident, mostResident) = (await HeapOfProcess.Collect(heap), server.MemoryBytes, 0L);
        long? held = null;
        others.Begin();
        using var readers = await SlowReaders.Open(server.GraphQL, queries, Scale.SlowReaders);
        await readers.Read(CutWithin, async () =>
        {
            mostResident = Math.Max(mostResident, server.MemoryBytes);
            if (held is null && readers.AllWereSent(EventBytes)) held = (await HeapOfProcess.Collect(heap) - alive) / Math.Max(1, readers.Standing);
        });
        var busy = others.Percentile95();

        Assert.True(held is > 0, $"Of each reader the server held {held} bytes on its heap, which cannot be.");
        var figures = new SlowReaderFigures(
            Scale.SlowReaders, readers.CutAfter.Count, readers.CutAfter.DefaultIfEmpty().Max(), held.Value, Math.Max(0, mostResident - resident) / Scale.SlowReaders, quiet, busy);
        output.WriteLine(figures.ToString());
        report.Note("slow readers", figures.ToString());
        Assert.True(figures.Cut == figures.Readers && figures.LastCut < CutWithin, figures.ToString());
        Assert.True(figures.HeldBytes < MaxBytesPerStream, figures.ToString());
        // What is garbage counts too, but two hundred readers are too few to be seen beside what everybody else's requests leave for the collector.
        if (Scale.IsLong) Assert.True(figures.ResidentBytes < MaxBytesPerStream, figures.ToString());
        Assert.True(busy < quiet * 1.2 * Scale.TimeFactor + Scale.TimeNoise, figures.ToString());
    }

    /// <summary>Puts large events on a public project, and answers subscriptions that deliver them from different places on.</summary>
    static async Task<string[]> FillJournal(GraphQLClient client)
    {
        var project = (await client.Ask("", "{ projects(first: 1) { nodes { id } } }", [])).GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var cursors = new List<string>();
        for (var number = 0; number < Events; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture).PadRight(EventBytes, 'x');
            var input = new JsonObject { ["project"] = project, ["summary"] = new JsonArray(new JsonObject { ["value"] = text, ["language"] = "FI" }) };
            var made = await client.Ask(Person, "mutation ($input: UpdateProjectStatusInput!) { updateProjectStatus(input: $input) { cursor } }", new JsonObject { ["input"] = input });
            cursors.Add(made.GetProperty("cursor").GetString()!);
        }

        return [.. cursors.Take(Places).Select(cursor => $$"""subscription { changes(of: "{{project}}", after: "{{cursor}}") { cursor entry { type data } } }""")];
    }

    /// <summary>What the first readers cost once is not what each costs.</summary>
    static async Task Warm(Server server, GraphQLClient client, string[] queries)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), async (_, _) => await client.Ask(Person, SteadyQueries.Query, []));
        using var first = await SlowReaders.Open(server.GraphQL, queries, 20);
        await first.Read(TimeSpan.FromSeconds(1), () => Task.CompletedTask);
    }
}
