using System.Diagnostics;
using System.Globalization;
using Benchmarks.Http;
using Benchmarks.Product;

namespace Benchmarks.Following;

/// <summary>Load at a constant rate on two gateways: reads, and one write in ten requests.</summary>
sealed class PacedLoad : IAsyncDisposable
{
    const int PerSecond = 500;
    const int Clients = 20;

    readonly CancellationTokenSource _stop = new();
    readonly Task _asking;

    PacedLoad(IReadOnlyList<string> projects, Uri here, Uri there)
        => _asking = Task.WhenAll(projects.Select((project, client) => Task.Run(() => Ask(project, client % 2 == 0 ? here : there))));

    public static string Description => $"{PerSecond} requests a second, a tenth of them writes";

    public static async Task<PacedLoad> Start(Uri here, Uri there)
    {
        using var network = await BenchmarkNetwork.Open(here);
        var projects = new List<string>();
        while (projects.Count < Clients)
        {
            projects.Add(await network.StartProject(string.Create(CultureInfo.InvariantCulture, $"load-{projects.Count}")));
        }

        return new PacedLoad(projects, here, there);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        _stop.Dispose();
    }

    async Task Ask(string project, Uri address)
    {
        using var connection = await HttpConnection.Open(address);
        var read = BenchmarkNetwork.Request("{ projects(first: 5) { nodes { id title { value } team { person { slug } } } } }", null, BenchmarkNetwork.SignIn);
        var began = Stopwatch.GetTimestamp();
        for (var count = 0; !_stop.IsCancellationRequested; count++)
        {
            var due = TimeSpan.FromSeconds((double)Clients / PerSecond * count) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.Zero) await Task.Delay(due);
            await connection.Ask(count % 10 == 0 ? Write(project, count) : read);
        }
    }

    static byte[] Write(string project, int count)
        => BenchmarkNetwork.Request(
            "mutation ($input: UpdateProjectStatusInput!) { updateProjectStatus(input: $input) { errors { message } } }",
            new { input = new { project, summary = BenchmarkNetwork.Text(string.Create(CultureInfo.InvariantCulture, $"Week {count} of it")) } },
            BenchmarkNetwork.SignIn);
}
