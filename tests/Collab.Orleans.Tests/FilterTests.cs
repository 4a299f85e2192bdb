using Orleans.Hosting;
using Xunit;

namespace Collab.Orleans.Tests;

public sealed class FilterTests : IAsyncLifetime
{
    private TestSilo? _silo;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(silo => silo.AddIncomingGrainCallFilter<KeyFilter>());

    public async Task DisposeAsync() => await _silo!.DisposeAsync();

    [Fact]
    public async Task A_filter_sees_the_call_and_its_result()
    {
        Assert.Equal(3, await Grain(FilterKeys.Look).Add(1, 2));

        Assert.Equal(["Add(1, 2) of test-filtered/1 by FilteredGrain", "answered 3"], _silo!.Probe.Read("filter"));
    }

    [Fact]
    public async Task A_filter_may_change_arguments_and_result()
    {
        Assert.Equal(1002, await Grain(FilterKeys.ChangeArgument).Add(1, 2));
        Assert.Equal(-1, await Grain(FilterKeys.ChangeResult).Add(1, 2));
    }

    [Fact]
    public async Task A_filter_may_answer_in_the_grains_place() => Assert.Equal(7, await Grain(FilterKeys.Answer).Add(1, 2));

    [Fact]
    public async Task A_filter_sees_the_grains_fault_and_may_throw_another() =>
        await Assert.ThrowsAsync<InvalidDataException>(Grain(FilterKeys.Catch).Fail);

    [Fact]
    public async Task A_filter_that_neither_calls_on_nor_answers_is_a_fault() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain(FilterKeys.Swallow).Add(1, 2));

    [Fact]
    public async Task A_grain_may_filter_its_own_calls() =>
        Assert.Equal(300, await _silo!.Grains.GetGrain<ISelfFilteredGrain>(1).Add(1, 2));

    private IFilteredGrain Grain(long key) => _silo!.Grains.GetGrain<IFilteredGrain>(key);
}
