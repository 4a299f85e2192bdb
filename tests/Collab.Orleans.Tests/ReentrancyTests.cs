using Xunit;

namespace Collab.Orleans.Tests;

public sealed class ReentrancyTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly Probe _probe = fixture.Probe;

    [Fact]
    public async Task A_reentrant_grain_starts_a_call_while_another_waits()
    {
        var grain = fixture.Grains.GetGrain<IReentrantGrain>("both");
        var first = grain.WaitAt("both-1");
        var second = grain.WaitAt("both-2");
        await _probe.ArrivedAsync("both-1");
        await _probe.ArrivedAsync("both-2");
        _probe.Open("both-2");
        await second;

        Assert.False(first.IsCompleted);
        _probe.Open("both-1");
        await first;
        Assert.Equal(["begin both-1", "begin both-2", "end both-2", "end both-1"], _probe.Read("both"));
    }

    [Fact]
    public async Task A_method_that_always_interleaves_starts_while_another_call_waits()
    {
        var grain = fixture.Grains.GetGrain<ITurnGrain>("interleave");
        var first = grain.WaitAt("interleave-gate");
        await _probe.ArrivedAsync("interleave-gate");
        var waiting = grain.Note("waiting");
        await grain.NoteAtOnce("at once");

        Assert.False(waiting.IsCompleted);
        _probe.Open("interleave-gate");
        await Task.WhenAll(first, waiting);
        Assert.Equal(["begin interleave-gate", "at once", "end interleave-gate", "waiting"], _probe.Read("interleave"));
    }

    [Fact]
    public async Task Reads_run_beside_reads_and_a_write_waits_for_them()
    {
        var grain = fixture.Grains.GetGrain<ITurnGrain>("reads");
        var first = grain.ReadAt("read-1");
        var second = grain.ReadAt("read-2");
        await _probe.ArrivedAsync("read-1");
        await _probe.ArrivedAsync("read-2");
        var write = grain.Note("write");

        Assert.False(write.IsCompleted);
        _probe.Open("read-1");
        _probe.Open("read-2");
        await Task.WhenAll(first, second, write);
        Assert.Equal("write", _probe.Read("reads")[^1]);
    }

    [Fact]
    public async Task A_read_waits_for_a_write()
    {
        var grain = fixture.Grains.GetGrain<ITurnGrain>("write-first");
        var write = grain.WaitAt("write-gate");
        await _probe.ArrivedAsync("write-gate");
        var read = grain.ReadAt("read-gate");

        Assert.False(_probe.HasArrived("read-gate"));
        _probe.Open("write-gate");
        await write;
        await _probe.ArrivedAsync("read-gate");
        _probe.Open("read-gate");
        await read;
    }

    [Theory]
    [InlineData("self", new[] { "self" })]
    [InlineData("a", new[] { "b", "a" })]
    [InlineData("x", new[] { "y", "z", "x" })]
    public async Task A_call_back_into_a_grain_that_waits_ends_in_a_timeout(string start, string[] path)
    {
        var call = fixture.Grains.GetGrain<IChainGrain>(start).Ask(path, allowReentrancy: false);
        await _probe.WrittenAsync("chain", $"{(path.Length == 1 ? start : path[^2])}→{path[^1]}");
        await fixture.Silo.PassAsync(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<TimeoutException>(() => call);

        // It was a deadlock of that call only; the grains serve the next one.
        Assert.Equal(1, await fixture.Grains.GetGrain<IChainGrain>(start).Answer());
    }

    [Fact]
    public async Task A_call_chain_may_come_back_where_it_is_allowed() =>
        Assert.Equal(4, await fixture.Grains.GetGrain<IChainGrain>("p").Ask(["q", "r", "p"], allowReentrancy: true));

    [Fact]
    public async Task A_method_that_always_interleaves_may_be_called_back() =>
        Assert.Equal(42, await fixture.Grains.GetGrain<IChainGrain>("m").AskRoundabout("n"));
}
