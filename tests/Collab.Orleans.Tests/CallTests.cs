using Orleans.Runtime;
using Xunit;

namespace Collab.Orleans.Tests;

public sealed class CallTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly Probe _probe = fixture.Probe;

    [Fact]
    public async Task Arguments_arrive_and_results_return()
    {
        var answer = await Grain().Echo(new("ab", [1, 2]), 2, note: "!");

        Assert.Equal("abab!", answer.Text);
        Assert.Equal([1, 2], answer.Numbers);
    }

    [Fact]
    public async Task Value_tasks_answer_too()
    {
        await Grain().Nothing();

        Assert.Equal("a", (await Grain().EchoValue(new("a", []))).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exception_reaches_the_caller_with_its_type_and_stack(bool beforeAwait)
    {
        var fault = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Grain().Throw(beforeAwait));

        Assert.Equal("thrown in the grain", fault.Message);
        Assert.Contains("Fault", fault.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_a_method_that_is_not_async_faults_the_call_only()
    {
        var grain = Grain();
        var call = grain.ThrowAtOnce();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => call);
        await grain.Nothing();
    }

    [Fact]
    public async Task Cancelling_reaches_the_method_on_its_grain_and_ends_the_call()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Grain().WaitCancelled("cancel", cancellation.Token);
        await _probe.WrittenAsync("cancel", "waiting");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await _probe.WrittenAsync("cancel", "stopped");
        Assert.Equal(["waiting", "told on the grain", "stopped"], _probe.Read("cancel"));
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain().WaitCancelled("cancelled", new CancellationToken(true)));

    [Fact]
    public async Task A_call_that_takes_too_long_ends_in_a_timeout()
    {
        var call = Grain().Slow("slow");
        await _probe.ArrivedAsync("slow");
        await fixture.Silo.PassAsync(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        _probe.Open("slow");
    }

    [Fact]
    public async Task Nobody_waits_for_a_one_way_call()
    {
        await Grain().Tell("told");
        await _probe.ArrivedAsync("told");
        _probe.Open("told");
    }

    [Fact]
    public async Task Request_values_travel_along_the_calls()
    {
        RequestContext.Set("who", "Aino");

        Assert.Equal("Aino", await Grain().ReadContext("who"));
        Assert.Equal("Aino", await Grain().ReadContextBehind("who", Guid.NewGuid()));
        RequestContext.Clear();
        Assert.Null(await Grain().ReadContext("who"));
    }

    [Fact]
    public async Task Request_values_that_a_grain_sets_do_not_reach_its_caller_or_the_next_call()
    {
        var grain = Grain();
        await grain.WriteContext("leak", "value");

        Assert.Null(RequestContext.Get("leak"));
        Assert.Null(await grain.ReadContext("leak"));
    }

    [Fact]
    public async Task Ambient_values_of_the_caller_do_not_flow_into_grains()
    {
        CallGrain.Ambient.Value = "caller's";

        Assert.Null(await Grain().ReadAmbient());
        Assert.Equal("caller's", CallGrain.Ambient.Value);
    }

    private ICallGrain Grain() => fixture.Grains.GetGrain<ICallGrain>(Guid.NewGuid());
}
