using Orleans.Configuration;
using Orleans.Hosting;
using Xunit;

namespace Collab.Orleans.Tests;

/// <summary>Races, with bounded effort; what they find, a smaller test should then show.</summary>
public sealed class StressTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private const int Callers = 16;

    // Microsoft Orleans refuses a call that met a leaving grain too often; here it is handed on until its time limit.
    [Fact]
    public async Task Calls_during_endless_deactivations_are_all_answered()
    {
        await InParallel(300, (caller, i) =>
        {
            var grain = fixture.Grains.GetGrain<ILifeGrain>($"phoenix-{i % 3}", typeof(LifeGrain).FullName);
            return i % 5 == caller % 5 ? grain.End() : grain.Activation();
        });
    }

    [Fact]
    public async Task Turns_of_interleaving_calls_never_overlap()
    {
        // Time runs here, so it must not be what ends a call or a stream.
        await using var silo = await TestSilo.StartAsync(builder =>
            builder.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromDays(1)));
        var grain = silo.Grains.GetGrain<IMixedGrain>("mixed");
        await grain.StartTicking();
        using var done = new CancellationTokenSource();
        var ticking = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                silo.Time.Advance(TimeSpan.FromMilliseconds(1));
                await grain.Interleave(0);
            }
        });
        await InParallel(300, (caller, i) => ((caller + i) % 4) switch
        {
            0 => grain.Write(i % 3),
            1 => grain.Read(i % 3),
            2 => grain.Interleave(i % 3),
            _ => Sum(grain, i % 5),
        });
        await done.CancelAsync();
        await ticking;

        Assert.Equal(Callers * 300 / 4, await grain.Writes());
    }

    [Fact]
    public async Task Calls_that_are_cancelled_at_any_moment_leave_the_grain_well()
    {
        var grain = fixture.Grains.GetGrain<IMixedGrain>("cancelled");
        await InParallel(200, async (_, i) =>
        {
            using var cancellation = new CancellationTokenSource();
            var call = grain.WriteCancellable(3, cancellation.Token);
            if (i % 2 == 0)
                await cancellation.CancelAsync();
            await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        var before = await grain.Writes();
        await grain.Write(0);

        Assert.Equal(before + 1, await grain.Writes());
    }

    private static async Task Sum(IMixedGrain grain, int count)
    {
        var sum = 0;
        await foreach (var element in grain.Stream(count))
            sum += element;
        Assert.Equal(count * (count + 1) / 2, sum);
    }

    private static Task InParallel(int callsEach, Func<int, int, Task> call) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < callsEach; i++)
                await call(caller, i);
        })));
}
