using System.Diagnostics;
using Benchmarks.Http;
using Benchmarks.Product;
using Collab.Network.Kernel;

namespace Benchmarks.Million;

/// <summary>Reads projects by id over HTTP, each once.</summary>
static class ProjectReads
{
    const string Document = "query ($id: ID!) { project(id: $id) { slug phase challenge { value } } }";

    /// <summary>Reads projects one after the other and returns the sorted durations, in milliseconds.</summary>
    public static async Task<double[]> Each(Uri address, IEnumerable<ProjectId> projects)
    {
        using var connection = await HttpConnection.Open(address);
        var times = new List<double>();
        foreach (var project in projects)
        {
            var request = BenchmarkNetwork.Request(Document, new { id = GlobalId.Of(project) });
            var began = Stopwatch.GetTimestamp();
            var answer = await connection.Ask(request);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (answer.Span.IndexOf("\"UNDERSTANDING\""u8) < 0) throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer.Span));
        }

        times.Sort();
        return [.. times];
    }

    /// <summary>Reads many projects on several connections and returns the number per second.</summary>
    public static async Task<double> All(Uri address, IReadOnlyList<ProjectId> projects, int connections)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(one => Task.Run(() => Each(address, projects.Where((_, number) => number % connections == one)))));
        return projects.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
