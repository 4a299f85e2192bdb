using System.Globalization;
using System.Text.Json.Nodes;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Test 11: subscribers that read a byte a second.</summary>
[Collection(FaultTrials.Name)]
public sealed class SlowReaderTests(ITestOutputHelper output, FaultReport report)
{
    const string Person = "ylva";
    const int EventBytes = 2_000;
    const int MaxBytesPerStream = 64 << 10;

    /// <summary>More than is held for one of them anywhere.</summary>
    const int Events = 120;

    /// <summary>What the process may take and give back in the same time, whoever reads.</summary>
    const long OtherBytes = 24 << 20;

    static readonly TimeSpan CutWithin = TimeSpan.FromSeconds(30);

    // Garbage is collected early, so that memory taken is memory held. The short form's server is less patient, so that the test is short.
    static readonly Dictionary<string, string> Environment = new()
    {
        ["DOTNET_GCgen0size"] = "0x400000",
        ["GraphQL__Streams__SendTimeoutMs"] = Scale.IsLong ? "15000" : "2000",
    };

    [Fact]
    public async Task Readers_at_a_byte_a_second_are_cut_off_in_time_take_little_memory_and_slow_nobody_down()
    {
        await using var data = await DataDirectory.Create();
        await using var server = new Server(data, new Random(Scale.Seed), Environment);
        await server.Start();
        using var client = new GraphQLClient(server.GraphQL);
        var query = await FillJournal(client);
        await using var others = new Askers(client, Person);
        await Warm(server, query);

        others.Begin();
        await Task.Delay(Scale.QuietTime);
        var (quiet, memory, most) = (others.Percentile95(), server.MemoryBytes, 0L);
        using var readers = await SlowReaders.Open(server.GraphQL, query, Scale.SlowReaders);
        others.Begin();
        await readers.Read(CutWithin, () => most = Math.Max(most, server.MemoryBytes));
        var busy = others.Percentile95();

        var figures = new SlowReaderFigures(
            Scale.SlowReaders, readers.CutAfter.Count, readers.CutAfter.DefaultIfEmpty().Max(), Math.Max(0, most - memory) / Scale.SlowReaders, quiet, busy);
        output.WriteLine(figures.ToString());
        report.Note("slow readers", figures.ToString());
        Assert.True(figures.Cut == figures.Readers && figures.LastCut < CutWithin, figures.ToString());
        Assert.True(most - memory < ((long)MaxBytesPerStream * Scale.SlowReaders) + OtherBytes, figures.ToString());
        Assert.True(busy < quiet * 1.2 * Scale.TimeFactor + Scale.TimeNoise, figures.ToString());
    }

    /// <summary>Puts large events on a public project, and answers the subscription that tells them.</summary>
    static async Task<string> FillJournal(GraphQLClient client)
    {
        var project = (await client.Ask("", "{ projects(first: 1) { nodes { id } } }", [])).GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var cursor = (await client.Ask(Person, "{ latestCursor }", [])).GetString();
        for (var number = 0; number < Events; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture).PadRight(EventBytes, 'x');
            var input = new JsonObject { ["project"] = project, ["summary"] = new JsonArray(new JsonObject { ["value"] = text, ["language"] = "FI" }) };
            await client.Ask(Person, "mutation ($input: UpdateProjectStatusInput!) { updateProjectStatus(input: $input) { cursor } }", new JsonObject { ["input"] = input });
        }

        return $$"""subscription { changes(of: "{{project}}", after: "{{cursor}}") { cursor entry { type data } } }""";
    }

    /// <summary>What the first readers cost once is not what each costs.</summary>
    static async Task Warm(Server server, string query)
    {
        using var first = await SlowReaders.Open(server.GraphQL, query, 20);
        await first.Read(TimeSpan.FromSeconds(1), () => { });
    }
}
