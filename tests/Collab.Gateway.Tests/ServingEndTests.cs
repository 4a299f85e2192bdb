using Collab.Gateway.Commands;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class ServingEndTests
{
    readonly TestClock _clock = new();

    [Fact]
    public async Task Host_that_stops_by_itself_ends_serving()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = ServingEnd.Wait(_clock, stopping.Token, default);
        Assert.False(waiting.IsCompleted);

        await stopping.CancelAsync();

        Assert.Equal(new ServingEnd(null, IsByItself: true), await waiting);
    }

    [Fact]
    public async Task Host_stopped_by_signal_has_not_stopped_by_itself()
    {
        using var stop = new CancellationTokenSource();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        var waiting = ServingEnd.Wait(_clock, stopping.Token, stop.Token);

        await stop.CancelAsync();

        Assert.Equal(new ServingEnd(null, IsByItself: false), await waiting);
    }

    [Fact]
    public async Task Host_ends_when_the_clock_is_set_back()
    {
        var waiting = ServingEnd.Wait(_clock, default, default);
        _clock.Jump(_clock.GetUtcNow() - TimeSpan.FromHours(1));

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new ServingEnd(TimeSpan.FromHours(1), IsByItself: false), await waiting);
    }
}
