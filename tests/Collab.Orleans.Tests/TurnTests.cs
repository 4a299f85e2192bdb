using Xunit;

namespace Collab.Orleans.Tests;

public sealed class TurnTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task A_key_has_one_activation()
    {
        var first = await fixture.Grains.GetGrain<ITurnGrain>("one").Activation();
        var again = await fixture.Grains.GetGrain<ITurnGrain>("one").Activation();
        var other = await fixture.Grains.GetGrain<ITurnGrain>("other").Activation();

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task First_calls_at_the_same_time_share_one_activation()
    {
        var calls = Enumerable.Range(0, 50).Select(_ => Task.Run(() => fixture.Grains.GetGrain<ITurnGrain>("shared").Activation()));

        Assert.Single((await Task.WhenAll(calls)).Distinct());
    }

    [Fact]
    public async Task A_call_waits_until_the_one_before_has_ended()
    {
        var grain = fixture.Grains.GetGrain<ITurnGrain>("queue");
        var first = grain.WaitAt("queue-gate");
        await fixture.Probe.ArrivedAsync("queue-gate");
        var second = grain.Note("second");

        Assert.False(second.IsCompleted);
        fixture.Probe.Open("queue-gate");
        await Task.WhenAll(first, second);
        Assert.Equal(["begin queue-gate", "end queue-gate", "second"], fixture.Probe.Read("queue"));
    }

    [Fact]
    public async Task Calls_start_in_the_order_of_their_arrival()
    {
        var grain = fixture.Grains.GetGrain<ITurnGrain>("order");
        var first = grain.WaitAt("order-gate");
        await fixture.Probe.ArrivedAsync("order-gate");
        var others = Enumerable.Range(0, 100).Select(i => grain.Note($"{i}")).ToArray();
        fixture.Probe.Open("order-gate");
        await Task.WhenAll([first, .. others]);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), fixture.Probe.Read("order").Skip(2));
    }

    [Fact]
    public async Task Code_after_an_await_runs_on_the_grain_unless_it_asks_not_to()
    {
        var grain = fixture.Grains.GetGrain<ITurnGrain>("where");
        var call = grain.Where("where-gate");
        await fixture.Probe.ArrivedAsync("where-gate");
        fixture.Probe.Open("where-gate");

        Assert.Equal(
            new Whereabouts(Start: true, AfterAwait: true, AfterYield: true, InStartNew: true, InTaskRun: false, AfterConfigureAwaitFalse: false),
            await call);
    }

    [Fact]
    public async Task Many_callers_never_meet_in_a_turn_and_no_call_is_lost()
    {
        const int Callers = 64, CallsEach = 200;
        var grain = fixture.Grains.GetGrain<ITurnGrain>("stress");
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < CallsEach; i++)
                await grain.Increment(yields: (caller + i) % 3);
        })));

        Assert.Equal((Callers * CallsEach) + 1, await grain.Increment(0));
    }
}
