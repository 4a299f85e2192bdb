using Xunit;

namespace Collab.Orleans.Tests;

/// <summary>Microsoft Orleans refuses first calls to grains once it stops: other silos are there for them.</summary>
public sealed class StoppingTests
{
    [Fact]
    public async Task Stopping_lets_calls_end_and_deactivates_every_grain()
    {
        await using var silo = await TestSilo.StartAsync();
        var calls = Enumerable.Range(0, 20).Select(i => silo.Grains.GetGrain<ILifeGrain>($"stop-{i}").WaitAt("stop-gate")).ToArray();
        await silo.Probe.ArrivedAsync("stop-gate");
        var waiting = silo.Grains.GetGrain<ILifeGrain>("stop-0").Activation();
        var stopping = silo.StopAsync();
        silo.Probe.Open("stop-gate");
        await stopping;

        await Task.WhenAll([.. calls, waiting]);
        for (var i = 0; i < 20; i++)
            Assert.Equal(["passed stop-gate", "deactivating ShuttingDown", "inactive", "disposed"], silo.Probe.Read($"stop-{i}")[2..]);
    }
}
