using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Benchmarks.Http;
using Benchmarks.Product;

namespace Benchmarks.Following;

/// <summary>The time from the acknowledgement of a write by one gateway until another one shows it: by grain, list and subscription; idle and under load.</summary>
static class PropagationTimes
{
    const int Samples = 200;
    const int LongestPauseMs = 300;

    public static async Task Run(Gateways gateways, TextWriter output)
    {
        // More processes would need more than two cores.
        gateways.Pause(butFirst: 2);
        var (here, there) = (gateways.Addresses[0], gateways.Addresses[1]);
        await Measure("idle", here, there, output);
        await using (await PacedLoad.Start(here, there))
        {
            await Measure(PacedLoad.Description, here, there, output);
        }
    }

    static async Task Measure(string name, Uri here, Uri there, TextWriter output)
    {
        using var network = await BenchmarkNetwork.Open(here);
        var project = await network.StartProject(string.Create(CultureInfo.InvariantCulture, $"hearing-{Random.Shared.Next()}"));
        await using var subscriber = await Subscriber.Open(there, project);
        var (grain, list, subscribed) = (new List<double>(), new List<double>(), new List<double>());
        for (var sample = 0; sample < Samples; sample++)
        {
            await Task.Delay(Random.Shared.Next(LongestPauseMs));
            var tag = string.Create(CultureInfo.InvariantCulture, $"probe{sample}");
            await network.Change("setProjectHashtags", "project", new { project, hashtags = new[] { tag } });
            var began = Stopwatch.GetTimestamp();
            var times = await Task.WhenAll(
                Until(there, $$"""{ node(id: "{{project}}") { ... on Project { hashtags } } }""", $"\"{tag}\"", began),
                Until(there, $$"""{ projects(filter: { hashtag: "{{tag}}" }) { nodes { id } } }""", project, began),
                subscriber.WaitFor(tag, began));
            grain.Add(times[0]);
            list.Add(times[1]);
            subscribed.Add(times[2]);
        }

        await output.WriteLineAsync($"propagation to another process, {name}: grain {Summary(grain)}; list {Summary(list)}; subscriber {Summary(subscribed)}");
    }

    /// <summary>Queries until the response contains a text; returns the time since a moment.</summary>
    static async Task<double> Until(Uri address, string query, string wanted, long began)
    {
        using var connection = await HttpConnection.Open(address);
        var request = HttpConnection.Post("/graphql", JsonSerializer.Serialize(new { query }), BenchmarkNetwork.SignIn);
        var text = Encoding.UTF8.GetBytes(wanted);
        while ((await connection.Ask(request)).Span.IndexOf(text) < 0)
        {
            await Task.Delay(1);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    static string Summary(List<double> times)
    {
        times.Sort();
        return $"p50 {times[times.Count / 2],5:N1} ms, p99 {times[times.Count * 99 / 100],5:N1} ms";
    }
}
