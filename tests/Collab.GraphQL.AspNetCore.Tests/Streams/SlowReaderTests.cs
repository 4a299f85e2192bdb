using System.Diagnostics;
using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

public sealed class SlowReaderTests
{
    /// <summary>More data than the server and the operating systems of both sides buffer for one stream.</summary>
    const int HeldBytes = 320 << 10;

    static readonly SubscriptionOptions Impatient = new() { SendTimeout = TimeSpan.FromMilliseconds(300), CloseTimeout = TimeSpan.FromMilliseconds(300) };

    static readonly SubscriptionOptions Forgiving = new() { SendTimeout = TimeSpan.FromMilliseconds(300), CloseTimeout = SocketClient.WaitTimeout };

    public static TheoryData<string> Transports => ["WebSocket", "event stream"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Slow_reader_pauses_the_source_and_is_disconnected(string transport)
    {
        await using var server = await StreamServer.Start(Impatient);
        using var client = await Open(server, transport, bytes: 1_000);

        await server.Log.AllDisposed;

        Assert.InRange(server.Log.Pulled, 1, HeldBytes / 1_000);
        var read = await client.ReadToEnd();
        Assert.DoesNotContain("complete", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_reader_that_resumes_gets_1013()
    {
        await using var server = await StreamServer.Start(Forgiving);
        using var client = await SocketClient.Open(server);
        await client.Subscribe("a", "subscription { viewer }");
        await client.Receive();
        await client.Subscribe("b", "subscription { flood(bytes: 100000) }");

        await server.Log.When(() => server.Log is { Opened: 2, Open: < 2 });

        Assert.Equal(1013, await client.ReceiveClose());
    }

    [Fact]
    public async Task Slow_reader_does_not_delay_others()
    {
        await using var server = await StreamServer.Start();
        using var slow = await Open(server, "WebSocket", bytes: 1_000);
        using var client = await SocketClient.Open(server);

        await client.Subscribe("a", "subscription { count(to: 1000) }");

        for (var number = 1; number <= 1_000; number++)
            Assert.Contains($"\"count\":{number}}}", await client.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_without_pong_is_disconnected()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions
        {
            KeepAlive = TimeSpan.FromMilliseconds(50),
            PongTimeout = TimeSpan.FromMilliseconds(50),
        });
        using var client = await HeldConnection.OpenWebSocket(server.Address, "subscription { ticks }");
        var began = Stopwatch.GetTimestamp();

        await client.ReadToEnd();

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await server.Log.AllDisposed;
    }

    static Task<HeldConnection> Open(StreamServer server, string transport, int bytes)
    {
        var query = $"subscription {{ flood(bytes: {bytes}) }}";
        return transport == "WebSocket" ? HeldConnection.OpenWebSocket(server.Address, query) : HeldConnection.OpenEvents(server.Address, query);
    }
}
