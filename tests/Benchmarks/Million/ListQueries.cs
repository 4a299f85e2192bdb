using System.Diagnostics;
using Benchmarks.Http;
using Benchmarks.Product;

namespace Benchmarks.Million;

/// <summary>Lists over all projects for a visitor; every second project is public.</summary>
static class ListQueries
{
    const int Times = 40;

    static readonly (string Name, string Document)[] Lists =
    [
        ("the 20 changed last", "{ projects(first: 20) { nodes { slug } } }"),
        ("the 20 changed first", "{ projects(last: 20) { nodes { slug } } }"),
        ("the first 20 by title", "{ projects(first: 20, orderBy: TITLE) { nodes { slug } } }"),
        ("20 of one hashtag", """{ projects(first: 20, filter: { hashtag: "queue" }) { nodes { slug } } }"""),
        ("none of a hashtag that is hidden", $"{{ projects(first: 20, filter: {{ hashtag: \"{ProjectFill.Inside}\" }}) {{ nodes {{ slug }} }} }}"),
        ("20 of one phase", "{ projects(first: 20, filter: { phase: UNDERSTANDING }) { nodes { slug } } }"),
        ("20 of a phase that none is in", "{ projects(first: 20, filter: { phase: TRYING }) { nodes { slug } } }"),
        ("how many there are", "{ projects { totalCount } }"),
    ];

    public static async Task Measure(Uri address, TextWriter output)
    {
        using var connection = await HttpConnection.Open(address);
        foreach (var (name, document) in Lists)
        {
            var request = BenchmarkNetwork.Request(document, null);
            var times = new double[Times];
            for (var time = 0; time < Times; time++)
            {
                var began = Stopwatch.GetTimestamp();
                var answer = await connection.Ask(request);
                times[time] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                if (answer.Span.IndexOf("\"errors\""u8) >= 0) throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer.Span));
            }

            Array.Sort(times);
            await output.WriteLineAsync($"list: {name,-32} p50 {times[Times / 2],8:N2} ms  worst of {Times} {times[^1],8:N2} ms");
        }
    }
}
