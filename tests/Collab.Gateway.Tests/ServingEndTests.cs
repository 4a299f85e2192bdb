using Collab.Gateway.Commands;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>Why a host that was started does not go on serving.</summary>
public sealed class ServingEndTests
{
    readonly TestClock _clock = new();

    [Fact]
    public async Task A_host_that_stops_by_itself_is_not_waited_for()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = ServingEnd.Wait(_clock, stopping.Token, default);
        Assert.False(waiting.IsCompleted);

        await stopping.CancelAsync();

        Assert.Equal(new ServingEnd(null, IsByItself: true), await waiting);
    }

    [Fact]
    public async Task After_the_signal_the_host_has_not_stopped_by_itself()
    {
        using var stop = new CancellationTokenSource();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        var waiting = ServingEnd.Wait(_clock, stopping.Token, stop.Token);

        await stop.CancelAsync();

        Assert.Equal(new ServingEnd(null, IsByItself: false), await waiting);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_ends_it_too()
    {
        var waiting = ServingEnd.Wait(_clock, default, default);
        _clock.Jump(_clock.GetUtcNow() - TimeSpan.FromHours(1));

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new ServingEnd(TimeSpan.FromHours(1), IsByItself: false), await waiting);
    }
}
