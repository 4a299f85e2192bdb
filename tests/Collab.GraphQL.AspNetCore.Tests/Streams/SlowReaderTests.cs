using System.Diagnostics;
using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

public sealed class SlowReaderTests
{
    /// <summary>More than the server and the operating systems of both sides hold together for one stream.</summary>
    const int HeldBytes = 320 << 10;

    static readonly SubscriptionOptions Impatient = new() { SendTimeout = TimeSpan.FromMilliseconds(300), CloseTimeout = TimeSpan.FromMilliseconds(300) };

    static readonly SubscriptionOptions Forgiving = new() { SendTimeout = TimeSpan.FromMilliseconds(300), CloseTimeout = SocketClient.Patience };

    public static TheoryData<string> Transports => ["WebSocket", "event stream"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Who_does_not_read_holds_the_source_back_and_is_cut_off(string transport)
    {
        await using var server = await StreamServer.Start(Impatient);
        using var client = await Open(server, transport, bytes: 1_000);

        await server.Log.AllDisposed;

        Assert.InRange(server.Log.Pulled, 1, HeldBytes / 1_000);
        var read = await client.ReadToEnd();
        Assert.DoesNotContain("complete", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_again_before_being_cut_off_is_told_to_resume()
    {
        await using var server = await StreamServer.Start(Forgiving);
        using var client = await SocketClient.Open(server);
        await client.Subscribe("a", "subscription { viewer }");
        await client.Hear();
        await client.Subscribe("b", "subscription { flood(bytes: 100000) }");

        await server.Log.When(() => server.Log is { Opened: 2, Open: < 2 });

        Assert.Equal(1013, await client.HearClose());
    }

    [Fact]
    public async Task Who_does_not_read_keeps_nobody_else_waiting()
    {
        await using var server = await StreamServer.Start();
        using var slow = await Open(server, "WebSocket", bytes: 1_000);
        using var client = await SocketClient.Open(server);

        await client.Subscribe("a", "subscription { count(to: 1000) }");

        for (var number = 1; number <= 1_000; number++)
            Assert.Contains($"\"count\":{number}}}", await client.Hear(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_answers_no_ping_is_cut_off()
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
