using Xunit;

namespace Collab.Orleans.Tests;

public sealed class LifecycleTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly Probe _probe = fixture.Probe;

    [Fact]
    public async Task A_grain_is_active_before_its_first_call()
    {
        await Life("first").Activation();

        Assert.Equal(["activating", "active"], _probe.Read("first"));
    }

    [Fact]
    public async Task A_failed_activation_reaches_the_caller_and_the_next_call_tries_anew()
    {
        _probe.Fail("activate weak", 1);

        var fault = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Life("weak").Activation());
        Assert.Contains(nameof(LifeGrain.OnActivateAsync), fault.StackTrace, StringComparison.Ordinal);
        await Life("weak").Activation();
        Assert.Equal(["activating", "disposed", "activating", "active"], _probe.Read("weak"));
    }

    [Fact]
    public async Task A_constructor_that_throws_reaches_the_caller_and_the_next_call_tries_anew()
    {
        _probe.Fail("construct", 1);
        var grain = fixture.Grains.GetGrain<IStillbornGrain>("still");

        // Microsoft Orleans puts it into an exception of its own.
        await Assert.ThrowsAnyAsync<Exception>(grain.Call);
        await grain.Call();
    }

    [Fact]
    public async Task A_grain_that_ends_itself_is_deactivated_and_called_anew()
    {
        var first = await Life("ends").Activation();
        await Life("ends").End();
        await _probe.WrittenAsync("ends", "disposed");
        var second = await Life("ends").Activation();

        Assert.NotEqual(first, second);
        Assert.Equal(
            ["activating", "active", "deactivating ApplicationRequested", "inactive", "disposed", "activating", "active"], _probe.Read("ends"));
    }

    [Fact]
    public async Task A_call_under_way_ends_before_its_grain_does()
    {
        var call = Life("busy").EndAndWaitAt("busy-gate");
        await _probe.ArrivedAsync("busy-gate");

        Assert.DoesNotContain("deactivating ApplicationRequested", _probe.Read("busy"));
        _probe.Open("busy-gate");
        await call;
        await _probe.WrittenAsync("busy", "disposed");
        Assert.Equal(
            ["activating", "active", "passed busy-gate", "deactivating ApplicationRequested", "inactive", "disposed"], _probe.Read("busy"));
    }

    [Fact]
    public async Task Calls_that_meet_a_grain_on_its_way_out_reach_the_next_activation()
    {
        _probe.Close("deactivate leaving");
        var first = await Life("leaving").Activation();
        await Life("leaving").End();
        await _probe.ArrivedAsync("deactivate leaving");
        var calls = Enumerable.Range(0, 20).Select(_ => Life("leaving").Activation()).ToArray();

        Assert.All(calls, call => Assert.False(call.IsCompleted));
        _probe.Open("deactivate leaving");
        var second = Assert.Single((await Task.WhenAll(calls)).Distinct());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_failing_deactivation_does_not_keep_the_grain()
    {
        _probe.Fail("deactivate clumsy", 1);
        var first = await Life("clumsy").Activation();
        await Life("clumsy").End();

        Assert.NotEqual(first, await Life("clumsy").Activation());
    }

    [Fact]
    public async Task An_idle_grain_is_deactivated_at_its_age()
    {
        await Life("idle").Activation();
        await Life<IShortLifeGrain>("idle-short").Activation();
        await Life<ILongLifeGrain>("idle-long").Activation();

        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("idle-short", "deactivating ActivationIdle"));
        Assert.DoesNotContain("deactivating ActivationIdle", _probe.Read("idle"));

        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("idle", "deactivating ActivationIdle"));
        Assert.DoesNotContain("deactivating ActivationIdle", _probe.Read("idle-long"));
    }

    [Fact]
    public async Task A_grain_in_use_or_told_to_stay_is_not_idle()
    {
        var used = Life<IShortLifeGrain>("used");
        var delayed = Life<IShortLifeGrain>("delayed");
        await delayed.Delay(TestSilo.Age(TimeSpan.FromMinutes(20)));
        var call = Life<IShortLifeGrain>("calling").WaitAt("calling-gate");
        await _probe.ArrivedAsync("calling-gate");
        for (var i = 0; i < 10; i++)
        {
            await used.Activation();
            await fixture.Silo.PassAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["activating", "active"], _probe.Read("used"));
        Assert.Equal(["activating", "active"], _probe.Read("delayed"));
        Assert.Equal(["activating", "active"], _probe.Read("calling"));
        _probe.Open("calling-gate");
        await Task.WhenAny(call);
        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("delayed", "deactivating ActivationIdle"));
    }

    private ILifeGrain Life(string key) => fixture.Grains.GetGrain<ILifeGrain>(key, typeof(LifeGrain).FullName);

    private T Life<T>(string key)
        where T : ILifeGrain => fixture.Grains.GetGrain<T>(key);
}
