using System.Diagnostics;
using System.Net.Http.Json;
using Collab.Testing;

namespace Benchmarks.Following;

/// <summary>Several gateways on one database. Paused ones do not follow, so that rounds with and without them can alternate.</summary>
sealed class Gateways : IAsyncDisposable
{
    static readonly HttpClient Client = new();

    readonly List<GatewayProcess> _processes = [];

    public List<Uri> Addresses { get; } = [];

    public static async Task<Gateways> Start(string connectionString, int count)
    {
        var gateways = new Gateways();
        for (var i = 0; i < count; i++)
        {
            var process = GatewayProcess.Start(new GatewayStart("--port", "0") { ConnectionString = connectionString, IsDemo = true });
            gateways._processes.Add(process);
            gateways.Addresses.Add(await process.Listening());
        }

        return gateways;
    }

    /// <summary>The processor time of all gateways.</summary>
    public TimeSpan ProcessorTime
        => TimeSpan.FromTicks(_processes.Sum(gateway =>
        {
            using var process = Process.GetProcessById(gateway.ProcessId);
            return process.TotalProcessorTime.Ticks;
        }));

    /// <summary>Pauses all gateways but the first ones.</summary>
    public void Pause(int butFirst = 0) => _processes.Skip(butFirst).ToList().ForEach(process => Signals.Pause(process.ProcessId));

    public void Continue() => _processes.ForEach(process => Signals.Continue(process.ProcessId));

    /// <summary>Waits until each gateway has read the journal up to a cursor.</summary>
    public async Task CatchUp(string cursor)
    {
        foreach (var address in Addresses)
        {
            while (!await HasReached(address, cursor))
            {
                // The gateway itself waits for some seconds.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Continue();
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }
    }

    static async Task<bool> HasReached(Uri address, string cursor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.Add("Collab-After", cursor);
        using var response = await Client.SendAsync(request);
        return !(await response.Content.ReadAsStringAsync()).Contains("UNAVAILABLE", StringComparison.Ordinal);
    }
}
