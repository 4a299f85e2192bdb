using System.Diagnostics;
using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

public sealed class StopTests
{
    const int Subscribers = 50;

    static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Server_with_open_streams_stops_soon_and_asks_clients_to_reconnect()
    {
        await using var server = await StreamServer.Start();
        var sockets = await Task.WhenAll(Enumerable.Range(0, Subscribers).Select(async _ =>
        {
            var client = await SocketClient.Open(server);
            await client.Subscribe("a", "subscription { viewer }");
            await client.Receive();
            return client;
        }));
        var streams = await Task.WhenAll(Enumerable.Range(0, Subscribers).Select(_ => HeldConnection.OpenEvents(server.Address, "subscription { viewer }")));
        await server.Log.When(() => server.Log.Pulled >= 2 * Subscribers);
        var began = Stopwatch.GetTimestamp();

        var stopping = server.Stop();
        var codes = await Task.WhenAll(sockets.Select(socket => socket.ReceiveClose()));
        await Task.WhenAll(sockets.Select(socket => socket.Close()));
        var texts = await Task.WhenAll(streams.Select(stream => stream.ReadToEnd()));
        await stopping;

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, SoonEnough);
        Assert.All(codes, code => Assert.Equal(1001, code));
        Assert.All(texts, text => Assert.Contains("event: next", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("event: complete", text, StringComparison.Ordinal));
        Assert.Equal(0, server.Log.Open);
    }

    [Fact]
    public async Task Unresponsive_clients_do_not_delay_the_stop_beyond_the_timeout()
    {
        await using var server = await StreamServer.Start();
        using var deaf = await HeldConnection.OpenWebSocket(server.Address, "subscription { flood(bytes: 10000) }");
        using var silent = await HeldConnection.OpenWebSocket(server.Address, "subscription { viewer }");
        await server.Log.When(() => server.Log.Pulled >= 2);
        var began = Stopwatch.GetTimestamp();

        await server.Stop();

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, SoonEnough);
    }

    [Fact]
    public async Task A_query_under_way_may_finish()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);
        await client.Subscribe("a", "{ slow }");
        await server.Log.Began.Task.WaitAsync(SocketClient.WaitTimeout);

        var stopping = server.Stop();
        server.Log.Ticks.Writer.TryWrite(7);

        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"slow":7}}}""", await client.Receive());
        Assert.Equal("""{"id":"a","type":"complete"}""", await client.Receive());
        Assert.Equal(1001, await client.ReceiveClose());
        await client.Close();
        await stopping;
    }
}
