using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Benchmarks.Http;
using Benchmarks.Product;
using Collab.Network.Kernel;

namespace Benchmarks.Access;

/// <summary>How long a visitor waits for what is hidden and for what is absent, asked for in turns, the first time and again.</summary>
static class HiddenCost
{
    const int Projects = 300;
    const string ById = "query ($key: ID!) { project(id: $key) { title { value } } }";
    const string BySlug = "query ($key: String!) { project(slug: $key) { title { value } } }";

    public static async Task Measure(Uri address, TextWriter output)
    {
        using var network = await BenchmarkNetwork.Open(address);
        using var visitor = await HttpConnection.Open(address);
        var (ids, slugs) = (new List<string>(), new List<string>());
        for (var number = 0; number < Projects; number++)
        {
            var id = await network.Change(
                "startProject", "project", new { title = BenchmarkNetwork.Text(string.Create(CultureInfo.InvariantCulture, $"Hidden {number}")), audience = "TEAM" });
            var made = await network.Data(ById.Replace("title { value }", "slug", StringComparison.Ordinal), new { key = id });
            ids.Add(id);
            slugs.Add(made.GetProperty("project").GetProperty("slug").GetString()!);
        }

        foreach (var (name, document, hidden, absent) in new (string, string, List<string>, Func<string>)[]
        {
            ("ids", ById, ids, () => GlobalId.Of(new ProjectId(Guid.CreateVersion7()))),
            ("slugs", BySlug, slugs, () => "hidden-" + Guid.NewGuid().ToString("N")[..6]),
        })
        {
            string[] missing = [.. hidden.Select(_ => absent())];
            await Warm(visitor, document, absent);
            foreach (var time in new[] { "the first time", "again" })
            {
                var (ofHidden, ofAbsent) = (new List<double>(), new List<double>());
                for (var number = 0; number < Projects; number++)
                {
                    ofHidden.Add(await Ask(visitor, document, hidden[number]));
                    ofAbsent.Add(await Ask(visitor, document, missing[number]));
                }

                await output.WriteLineAsync($"hidden: {name,-5} {time,-14} hidden p50 {Median(ofHidden),6:N0} µs, absent {Median(ofAbsent),6:N0} µs");
            }
        }
    }

    static async Task Warm(HttpConnection visitor, string document, Func<string> absent)
    {
        for (var number = 0; number < 200; number++)
        {
            await Ask(visitor, document, absent());
        }
    }

    static async Task<double> Ask(HttpConnection visitor, string document, string key)
    {
        var request = BenchmarkNetwork.Request(document, new { key });
        var began = Stopwatch.GetTimestamp();
        var answer = await visitor.Ask(request);
        var time = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        return JsonElement.Parse(answer.Span).GetProperty("data").GetProperty("project").ValueKind == JsonValueKind.Null
            ? time
            : throw new InvalidOperationException(Encoding.UTF8.GetString(answer.Span));
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
