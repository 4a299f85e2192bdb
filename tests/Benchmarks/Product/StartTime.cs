using System.Diagnostics;
using Benchmarks.Http;
using Collab.Testing;

namespace Benchmarks.Product;

/// <summary>The time from the start of the program to the first response, with an existing database of its own server.</summary>
static class StartTime
{
    const int Starts = 7;

    public static async Task Run(TextWriter output)
    {
        var data = Directory.CreateTempSubdirectory("collab-bench-");
        try
        {
            var first = await Start(data.FullName);
            var times = new List<double>();
            for (var start = 0; start < Starts; start++)
            {
                times.Add(await Start(data.FullName));
            }

            times.Sort();
            await output.WriteLineAsync($"start to first answer: empty directory {first:N0} ms; existing database median {times[times.Count / 2]:N0} ms, worst {times[^1]:N0} ms of {Starts}");
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    static async Task<double> Start(string data)
    {
        var began = Stopwatch.GetTimestamp();
        await using var gateway = GatewayProcess.Start(null, "--port", "0", "--data", data);
        using var connection = await HttpConnection.Open(await gateway.Listening());
        await connection.Ask(BenchmarkNetwork.Request("{ projects { totalCount nodes { slug title { value } } } }", null));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
