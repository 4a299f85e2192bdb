using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>What a timer throws ends the process, and with it everybody's requests.</summary>
public sealed class LateTimerTests
{
    readonly LateTimers _timers = new();

    [Fact]
    public async Task A_timer_of_an_event_stream_that_comes_after_its_end_harms_nobody()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { Clock = _timers });
        using var client = await HeldConnection.OpenEvents(server.Address, "subscription { count(to: 2) }");
        Assert.Contains("event: complete", await client.ReadToEnd(), StringComparison.Ordinal);

        await server.Stop();
        _timers.Fire();
    }

    [Fact]
    public async Task A_timer_of_a_WebSocket_that_comes_after_its_end_harms_nobody()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { Clock = _timers });
        using var client = await SocketClient.Open(server);
        await client.Close();

        await server.Stop();
        _timers.Fire();
    }
}
