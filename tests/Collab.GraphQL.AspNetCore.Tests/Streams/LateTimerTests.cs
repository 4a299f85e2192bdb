using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>An exception of a timer callback would end the process and all its requests.</summary>
public sealed class LateTimerTests
{
    readonly LateTimers _timers = new();

    [Fact]
    public async Task Late_timer_of_an_ended_event_stream_has_no_effect()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { Clock = _timers });
        using var client = await HeldConnection.OpenEvents(server.Address, "subscription { count(to: 2) }");
        Assert.Contains("event: complete", await client.ReadToEnd(), StringComparison.Ordinal);

        await server.Stop();
        _timers.Fire();
    }

    [Fact]
    public async Task Late_timer_of_a_closed_WebSocket_has_no_effect()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { Clock = _timers });
        using var client = await SocketClient.Open(server);
        await client.Close();

        await server.Stop();
        _timers.Fire();
    }
}
