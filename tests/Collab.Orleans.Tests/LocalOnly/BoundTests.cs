using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Xunit;

namespace Collab.Orleans.Tests;

/// <summary>Bounds that the Local silo states and Microsoft Orleans leaves open, or words of its own.</summary>
public sealed class BoundTests
{
    [Fact]
    public async Task A_grain_with_too_many_calls_refuses_the_next()
    {
        await using var silo = await TestSilo.StartAsync(builder =>
            builder.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 3));
        var grain = silo.Grains.GetGrain<ITurnGrain>("full");
        await grain.Note("active");
        var calls = new[] { grain.WaitAt("full-gate"), grain.Note("1"), grain.Note("2") };

        var fault = await Assert.ThrowsAsync<LimitExceededException>(() => grain.Note("3"));
        Assert.Contains("MaxEnqueuedRequestsHardLimit", fault.Message, StringComparison.Ordinal);
        silo.Probe.Open("full-gate");
        await Task.WhenAll(calls);
        await grain.Note("4");
        Assert.Equal(["active", "begin full-gate", "end full-gate", "1", "2", "4"], silo.Probe.Read("full"));
    }

    [Fact]
    public async Task A_deadlock_names_the_grains_that_wait_for_each_other()
    {
        await using var silo = await TestSilo.StartAsync();
        var call = silo.Grains.GetGrain<IChainGrain>("x").Ask(["y", "z", "x"], allowReentrancy: false);
        await silo.Probe.WrittenAsync("chain", "z→x");
        silo.Time.Advance(TimeSpan.FromSeconds(2));

        var fault = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Contains(
            "IChainGrain.Ask on test-chain/x → IChainGrain.Ask on test-chain/y → IChainGrain.Ask on test-chain/z → IChainGrain.Ask on test-chain/x",
            fault.Message,
            StringComparison.Ordinal);
        Assert.Contains("deadlock: test-chain/x runs IChainGrain.Ask and is not reentrant", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_chain_of_calls_does_not_exhaust_the_stack()
    {
        const int Grains = 5_000;
        await using var silo = await TestSilo.StartAsync();
        var path = Enumerable.Range(0, Grains).Select(i => $"link-{i}").ToArray();
        foreach (var key in path)
            await silo.Grains.GetGrain<ILinkGrain>(key).Follow([], 0);

        Assert.Equal(Grains, await silo.Grains.GetGrain<ILinkGrain>(path[0]).Follow(path, 1));
    }

    [Fact]
    public async Task A_stopped_silo_refuses_calls()
    {
        var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ITurnGrain>("late");
        await silo.StopAsync();

        var fault = await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.Note("late"));
        Assert.Contains("has stopped", fault.Message, StringComparison.Ordinal);
        await silo.DisposeAsync();
    }

    [Fact]
    public async Task A_call_that_never_ends_does_not_keep_the_silo_from_stopping()
    {
        await using var silo = await TestSilo.StartAsync();
        var call = silo.Grains.GetGrain<ITurnGrain>("endless").WaitAt("endless-gate");
        await silo.Probe.ArrivedAsync("endless-gate");
        using var impatience = new CancellationTokenSource();
        var stopping = silo.StopAsync(impatience.Token);
        var late = silo.Grains.GetGrain<ITurnGrain>("other").Note("late");
        await Assert.ThrowsAsync<SiloUnavailableException>(() => late);
        await impatience.CancelAsync();
        await stopping;

        await Assert.ThrowsAsync<SiloUnavailableException>(() => call);
    }

    [Fact]
    public async Task A_reader_that_asks_for_nothing_for_long_loses_its_stream()
    {
        await using var silo = await TestSilo.StartAsync();
        silo.Probe.Open("forgotten 1");
        silo.Probe.Open("forgotten 2");
        await using var elements = silo.Grains.GetGrain<IStreamGrain>("forgotten").Gated(10).WithBatchSize(1).GetAsyncEnumerator();
        Assert.True(await elements.MoveNextAsync());
        silo.Time.Advance(TimeSpan.FromSeconds(62));
        await silo.Probe.WrittenAsync("forgotten", "closed");

        await Assert.ThrowsAsync<EnumerationAbortedException>(() => elements.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task A_grain_that_is_never_ready_refuses_its_callers_after_some_attempts()
    {
        await using var silo = await TestSilo.StartAsync();

        await Assert.ThrowsAsync<OrleansMessageRejectionException>(silo.Grains.GetGrain<ISuicidalGrain>("x").Call);
    }

    [Fact]
    public async Task A_method_that_answers_no_task_is_a_fault_of_that_call_only()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<INullGrain>("x");

        await Assert.ThrowsAsync<InvalidOperationException>(grain.Nothing);
        await Assert.ThrowsAsync<InvalidOperationException>(grain.Number);
    }

    [Theory]
    [InlineData(typeof(IPropertyGrain), "no properties")]
    [InlineData(typeof(IVoidGrain), "answer Task")]
    [InlineData(typeof(IGenericMethodGrain), "not be generic")]
    [InlineData(typeof(IOutGrain), "no ref, in or out")]
    public async Task An_interface_that_cannot_be_called_says_why(Type interfaceType, string why)
    {
        await using var silo = await TestSilo.StartAsync();

        var fault = Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain(interfaceType, "x"));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_grains_would_fit_into_two_gigabytes()
    {
        const int Grains = 20_000;
        await using var silo = await TestSilo.StartAsync();
        await silo.Grains.GetGrain<ILinkGrain>("warm").Follow([], 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Grains; i++)
            await silo.Grains.GetGrain<ILinkGrain>($"many-{i}").Follow([], 0);
        var bytesEach = (GC.GetTotalMemory(forceFullCollection: true) - before) / Grains;

        Assert.InRange(bytesEach, 0, 600);
        GC.KeepAlive(silo.Services.GetRequiredService<Probe>());
    }
}
