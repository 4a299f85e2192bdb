using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace Benchmarks.Silo;

/// <summary>
/// The cost of a grain call beside the same work under a lock, and of a grain in memory. "idle" is a call to an idle grain; "waits" is one whose method awaits
/// something that is not ready.
/// </summary>
static class SiloCalls
{
    const int Rounds = 5;
    const int Callers = 100;
    const int Grains = 1_000_000;

    /// <summary>Maximum duration of a round.</summary>
    static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    public static async Task Run(TextWriter output)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await output.WriteLineAsync($"Silo: Microsoft Orleans {typeof(ISiloBuilder).Assembly.GetName().Version}");
        await Calls(output, grains);
        await Memory(output, grains);
        await host.StopAsync();
    }

    static async Task Calls(TextWriter output, IGrainFactory grains)
    {
        var grain = grains.GetGrain<ICounterGrain>(Guid.NewGuid());
        var counter = new LockedCounter();
        await Report(output, "bare lock and task", 2_000_000, async count =>
        {
            for (var i = 0; i < count; i++) await counter.Add(i);
        });
        await Report(output, "idle", 2_000_000, async count =>
        {
            for (var i = 0; i < count; i++) await grain.Add(i);
        });
        using var cancellation = new CancellationTokenSource();
        await Report(output, "idle, with a token", 1_000_000, async count =>
        {
            for (var i = 0; i < count; i++) await grain.AddUnless(i, cancellation.Token);
        });
        await Report(output, "idle, reference made anew", 1_000_000, async count =>
        {
            var key = Guid.NewGuid();
            for (var i = 0; i < count; i++) await grains.GetGrain<ICounterGrain>(key).Add(i);
        });
        await Report(output, "idle, from grain to grain", 2_000_000, count => grains.GetGrain<ICounterGrain>(Guid.NewGuid()).AddTo(grain, count));
        await Report(output, "waits", 200_000, async count =>
        {
            for (var i = 0; i < count; i++) await grain.AddLater(i);
        });
        await Report(output, $"{Callers} callers, one grain", 2_000_000, count => InParallel(count, _ => grain, (one, i) => one.Add(i)));
        await Report(output, $"{Callers} callers, one grain, waits", 200_000, count => InParallel(count, _ => grain, (one, i) => one.AddLater(i)));
        await Report(output, $"{Callers} callers, {Callers} grains", 2_000_000, count =>
            InParallel(count, caller => grains.GetGrain<ICounterGrain>(new Guid(caller, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), (one, i) => one.Add(i)));
    }

    static Task InParallel(int count, Func<int, ICounterGrain> grainOf, Func<ICounterGrain, int, Task> call) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var grain = grainOf(caller);
            for (var i = 0; i < count / Callers; i++) await call(grain, i);
        })));

    /// <summary>Reports the best round: other load affects all of them.</summary>
    static async Task Report(TextWriter output, string name, int count, Func<int, Task> run)
    {
        var warmUp = Stopwatch.GetTimestamp();
        await run(count / 10);
        count = (int)Math.Min(count, Math.Max(count / 10 * (Round / Stopwatch.GetElapsedTime(warmUp)), Callers));
        var (best, bytes) = (TimeSpan.MaxValue, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var began = Stopwatch.GetTimestamp();
            await run(count);
            var elapsed = Stopwatch.GetElapsedTime(began);
            if (elapsed < best) (best, bytes) = (elapsed, GC.GetTotalAllocatedBytes(precise: true) - allocated);
        }

        await output.WriteLineAsync($"call, {name,-34} {best.TotalNanoseconds / count,7:N0} ns  {count / best.TotalSeconds,12:N0}/s  {bytes / count,5:N0} B");
    }

    static async Task Memory(TextWriter output, IGrainFactory grains)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        for (var key = 0; key < Grains; key++) await grains.GetGrain<ICounterGrain>(new Guid(key, 1, 0, [0, 0, 0, 0, 0, 0, 0, 0])).Add(1);
        var elapsed = Stopwatch.GetElapsedTime(began);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        await output.WriteLineAsync($"{Grains:N0} grains in memory: {bytes / Grains:N0} B each, {bytes / 1e6:N0} MB in all; activated at {Grains / elapsed.TotalSeconds:N0}/s");
    }

    sealed class LockedCounter
    {
        readonly Lock _lock = new();
        int _sum;

        public Task<int> Add(int amount)
        {
            lock (_lock) return Task.FromResult(_sum += amount);
        }
    }
}
