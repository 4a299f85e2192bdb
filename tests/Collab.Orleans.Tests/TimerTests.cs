using Xunit;

namespace Collab.Orleans.Tests;

public sealed class TimerTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Probe _probe = fixture.Probe;

    [Fact]
    public async Task A_timer_ticks_when_due_and_then_in_its_period()
    {
        var grain = Timer("plain");
        await grain.Start(5 * Second, 2 * Second);
        fixture.Silo.Time.Advance(4 * Second);
        Assert.Equal(0, await grain.Ticks());
        await TickAsync("plain", 1 * Second, 1);
        await TickAsync("plain", 2 * Second, 2);
        await TickAsync("plain", 2 * Second, 3);
    }

    [Fact]
    public async Task A_tick_waits_for_the_call_under_way()
    {
        var grain = Timer("polite");
        await grain.Start(Second, Timeout.InfiniteTimeSpan);
        var call = grain.WaitAt("polite-gate");
        await _probe.ArrivedAsync("polite-gate");
        fixture.Silo.Time.Advance(Second);
        _probe.Open("polite-gate");
        await call;
        await _probe.WrittenAsync("polite", "tick 1");

        Assert.Equal(["begin", "end", "tick 1"], _probe.Read("polite"));
    }

    [Fact]
    public async Task An_interleaving_tick_does_not_wait()
    {
        var grain = Timer("pushy");
        await grain.Start(Second, Timeout.InfiniteTimeSpan, interleave: true);
        var call = grain.WaitAt("pushy-gate");
        await _probe.ArrivedAsync("pushy-gate");
        fixture.Silo.Time.Advance(Second);
        await _probe.WrittenAsync("pushy", "tick 1");
        _probe.Open("pushy-gate");
        await call;

        Assert.Equal(["begin", "tick 1", "end"], _probe.Read("pushy"));
    }

    [Fact]
    public async Task A_call_waits_for_the_tick_under_way()
    {
        var grain = Timer("slow");
        _probe.Close("tick slow");
        await grain.Start(Second, Timeout.InfiniteTimeSpan);
        fixture.Silo.Time.Advance(Second);
        await _probe.ArrivedAsync("tick slow");
        var call = grain.Ticks();

        Assert.False(call.IsCompleted);
        _probe.Open("tick slow");
        Assert.Equal(1, await call);
    }

    [Fact]
    public async Task A_period_begins_when_the_tick_has_ended()
    {
        var grain = Timer("lazy");
        _probe.Close("tick lazy");
        await grain.Start(Second, Second);
        fixture.Silo.Time.Advance(Second);
        await _probe.ArrivedAsync("tick lazy");
        fixture.Silo.Time.Advance(10 * Second);
        _probe.Open("tick lazy");
        Assert.Equal(1, await grain.Ticks());

        await TickAsync("lazy", Second, 2);
    }

    [Fact]
    public async Task A_timer_without_period_ticks_once()
    {
        var grain = Timer("once");
        await grain.Start(Second, Timeout.InfiniteTimeSpan);
        await TickAsync("once", Second, 1);
        fixture.Silo.Time.Advance(30 * Second);

        Assert.Equal(1, await grain.Ticks());
    }

    [Fact]
    public async Task A_timer_can_be_changed_and_stopped()
    {
        var grain = Timer("changed");
        await grain.Start(Second, Second);
        await TickAsync("changed", Second, 1);
        await grain.Change(10 * Second, Timeout.InfiniteTimeSpan);
        fixture.Silo.Time.Advance(9 * Second);
        Assert.Equal(1, await grain.Ticks());
        await TickAsync("changed", Second, 2);
        await grain.Change(Second, Second);
        await grain.Stop();
        fixture.Silo.Time.Advance(10 * Second);
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact]
    public async Task A_tick_that_fails_does_not_end_the_timer()
    {
        var grain = Timer("clumsy");
        _probe.Fail("tick clumsy", 1);
        await grain.Start(Second, Second);
        await TickAsync("clumsy", Second, 1);
        await TickAsync("clumsy", Second, 2);
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        var grain = Timer("mortal");
        await grain.Start(Second, Second);
        await TickAsync("mortal", Second, 1);
        await grain.End();
        Assert.Equal(0, await grain.Ticks());
        fixture.Silo.Time.Advance(10 * Second);

        Assert.Equal(0, await grain.Ticks());
        Assert.Equal(["tick 1", "deactivating"], _probe.Read("mortal"));
    }

    [Fact]
    public async Task A_timer_keeps_its_grain_only_when_told_to()
    {
        await Timer("kept").Start(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), keepAlive: true);
        await Timer("unkept").Start(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("unkept", "deactivating"));

        Assert.DoesNotContain("deactivating", _probe.Read("kept"));
    }

    private ITimerGrain Timer(string key) => fixture.Grains.GetGrain<ITimerGrain>(key);

    // The call after the tick sees that the tick has ended, so that the next one is set.
    private async Task TickAsync(string key, TimeSpan after, int tick)
    {
        fixture.Silo.Time.Advance(after);
        await _probe.WrittenAsync(key, $"tick {tick}");
        Assert.Equal(tick, await Timer(key).Ticks());
    }
}
