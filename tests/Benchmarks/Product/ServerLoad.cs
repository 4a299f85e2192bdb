using System.Diagnostics;
using Benchmarks.Journal;

namespace Benchmarks.Product;

/// <summary>One round of load on a server process, with its processor time per request, which other load hardly affects.</summary>
sealed record ServerLoad(LoadLoop.Result Load, double ProcessorUs)
{
    public static async Task<ServerLoad> Measure(Process server, int callers, TimeSpan length, Func<int, int, Task> action)
    {
        server.Refresh();
        var before = server.TotalProcessorTime;
        var load = await LoadLoop.Run(callers, length, action);
        server.Refresh();
        return new ServerLoad(load, (server.TotalProcessorTime - before).TotalMicroseconds / load.Count);
    }

    public static ServerLoad Better(ServerLoad? one, ServerLoad other) => one?.Load.PerSecond >= other.Load.PerSecond ? one : other;

    public override string ToString() => $"{Load}  {ProcessorUs,5:N1} us of processor a request";
}
