using Orleans.Runtime;
using Xunit;

namespace Collab.Orleans.Tests;

public sealed class StreamTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly Probe _probe = fixture.Probe;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Elements_arrive_in_order(int count) =>
        Assert.Equal(Enumerable.Range(1, count), await ReadAsync(Stream("order").Count(count)));

    [Fact]
    public async Task A_stream_can_be_read_again()
    {
        var stream = Stream("again").Count(3);

        Assert.Equal([1, 2, 3], await ReadAsync(stream));
        Assert.Equal([1, 2, 3], await ReadAsync(stream));
    }

    [Fact]
    public async Task The_grain_produces_no_further_than_a_batch()
    {
        await using var elements = Stream("batch").Count(1000).WithBatchSize(10).GetAsyncEnumerator();
        await elements.MoveNextAsync();

        Assert.Equal(10, await Stream("batch").Produced());
    }

    [Fact]
    public async Task An_element_arrives_when_it_is_ready_and_other_calls_go_on()
    {
        await using var elements = Stream("gated").Gated(2).GetAsyncEnumerator();
        var first = elements.MoveNextAsync().AsTask();
        await _probe.ArrivedAsync("gated 1");
        Assert.Equal(0, await Stream("gated").Produced());
        Assert.False(first.IsCompleted);
        _probe.Open("gated 1");
        Assert.True(await first);
        Assert.Equal(1, elements.Current);
        _probe.Open("gated 2");
        Assert.True(await elements.MoveNextAsync());
        Assert.False(await elements.MoveNextAsync());
        Assert.Equal(["closed"], _probe.Read("gated"));
    }

    [Fact]
    public async Task A_reader_that_stops_closes_the_grains_iterator()
    {
        _probe.Open("stop 1");
        await foreach (var _ in Stream("stop").Gated(1000))
            break;

        Assert.Equal(["closed"], _probe.Read("stop"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_that_cancels_closes_the_grains_iterator(bool byArgument)
    {
        var key = $"cancel {byArgument}";
        using var cancellation = new CancellationTokenSource();
        var stream = byArgument ? Stream(key).Gated(10, cancellation.Token) : Stream(key).Gated(10);
        await using var elements = stream.GetAsyncEnumerator(byArgument ? default : cancellation.Token);
        var next = elements.MoveNextAsync().AsTask();
        await _probe.ArrivedAsync($"{key} 1");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await _probe.WrittenAsync(key, "closed");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public async Task A_fault_comes_after_the_elements_before_it(int after)
    {
        var read = new List<int>();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
        {
            await foreach (var element in Stream("failing").Failing(after).WithBatchSize(1))
                read.Add(element);
        });

        Assert.Equal(Enumerable.Range(1, after), read);
    }

    [Fact]
    public async Task A_grain_that_ends_aborts_its_streams()
    {
        _probe.Open("ending 1");
        await using var elements = Stream("ending").Gated(10).GetAsyncEnumerator();
        Assert.True(await elements.MoveNextAsync());
        await Stream("ending").End();
        await _probe.WrittenAsync("ending", "closed");
        _probe.Open("ending 2");

        await Assert.ThrowsAsync<EnumerationAbortedException>(() => elements.MoveNextAsync().AsTask());
    }

    private static async Task<List<int>> ReadAsync(IAsyncEnumerable<int> stream)
    {
        var read = new List<int>();
        await foreach (var element in stream)
            read.Add(element);
        return read;
    }

    private IStreamGrain Stream(string key) => fixture.Grains.GetGrain<IStreamGrain>(key);
}
