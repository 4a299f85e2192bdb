using System.Diagnostics;
using Orleans.Hosting;
using Xunit;

namespace Collab.Orleans.Tests;

public sealed class ActivityTests
{
    [Fact]
    public async Task With_propagation_what_a_grain_does_belongs_to_the_callers_trace()
    {
        await using var silo = await TestSilo.StartAsync(silo => silo.AddActivityPropagation());
        using var listener = Listen();
        using var activity = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C).Start();
        var grain = silo.Grains.GetGrain<ICallGrain>(Guid.NewGuid());

        Assert.Equal(activity.TraceId.ToHexString(), await grain.ReadTrace("gate-of-none"));
        Assert.Same(activity, Activity.Current);
    }

    [Fact]
    public async Task A_call_that_waits_for_its_turn_keeps_its_callers_trace()
    {
        await using var silo = await TestSilo.StartAsync(silo => silo.AddActivityPropagation());
        var grain = silo.Grains.GetGrain<ICallGrain>(Guid.NewGuid());
        silo.Probe.Close("busy");
        using var listener = Listen();
        using var first = new Activity("first").SetIdFormat(ActivityIdFormat.W3C).Start();
        var busy = grain.ReadTrace("busy");
        await silo.Probe.ArrivedAsync("busy");
        Activity.Current = null;
        using var second = new Activity("second").SetIdFormat(ActivityIdFormat.W3C).Start();
        var waiting = grain.ReadTrace("gate-of-none");
        silo.Probe.Open("busy");

        Assert.Equal(first.TraceId.ToHexString(), await busy);
        Assert.Equal(second.TraceId.ToHexString(), await waiting);
    }

    [Fact]
    public async Task A_call_from_no_trace_finds_none()
    {
        await using var silo = await TestSilo.StartAsync(silo => silo.AddActivityPropagation());
        Activity.Current = null;

        Assert.Null(await silo.Grains.GetGrain<ICallGrain>(Guid.NewGuid()).ReadTrace("gate-of-none"));
    }

    /// <summary>Somebody who keeps spans: Microsoft Orleans, which makes one of each call, hands no trace on unless somebody does.</summary>
    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
