using System.Net.Http.Json;
using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>A sign-in expires by the wall clock, even when that is set; timers use monotonic time.</summary>
public sealed class SignInEndTests : IAsyncLifetime
{
    const string Viewer = "for an hour";
    const string Ticks = "subscription { ticks }";

    static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    readonly TestClock _clock = new();
    StreamServer _server = null!;

    public async Task InitializeAsync() => _server = await StreamServer.Start(new SubscriptionOptions { Clock = _clock });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task WebSocket_is_closed_at_the_next_check_when_the_clock_passes_the_end()
    {
        using var client = await OpenSocket();
        await Hears(1, client);

        _clock.Jump(_clock.GetUtcNow() + Hour);
        _clock.Advance(Look);

        Assert.Equal(4403, await client.ReceiveClose());
    }

    [Fact]
    public async Task WebSocket_stays_open_while_the_clock_is_set_back_before_the_end()
    {
        using var client = await OpenSocket();
        _clock.Jump(_clock.GetUtcNow() - Hour);

        _clock.Advance(Hour + Hour - TimeSpan.FromMilliseconds(1));
        await Hears(1, client);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(4403, await client.ReceiveClose());
    }

    [Fact]
    public async Task Event_stream_ends_at_the_next_check_when_the_clock_passes_the_end()
    {
        using var client = await OpenEvents();
        await Hears(1, client);

        _clock.Jump(_clock.GetUtcNow() + Hour);
        _clock.Advance(Look);

        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", await client.ReadToEndAsync().WaitAsync(SocketClient.WaitTimeout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_stream_stays_open_while_the_clock_is_set_back_before_the_end()
    {
        using var client = await OpenEvents();
        _clock.Jump(_clock.GetUtcNow() - Hour);

        _clock.Advance(Hour + Hour - TimeSpan.FromMilliseconds(1));
        await Hears(1, client);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", await client.ReadToEndAsync().WaitAsync(SocketClient.WaitTimeout), StringComparison.Ordinal);
    }

    async Task<SocketClient> OpenSocket()
    {
        var client = await SocketClient.Open(_server, $$"""{"X-Viewer":"{{Viewer}}"}""");
        await client.Subscribe("a", Ticks);
        await _server.Log.When(() => _server.Log.Opened == 1);
        return client;
    }

    async Task<StreamReader> OpenEvents()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.Address) { Content = JsonContent.Create(new { query = Ticks }) };
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("X-Viewer", Viewer);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await _server.Log.When(() => _server.Log.Opened == 1);
        return new StreamReader(await response.Content.ReadAsStreamAsync());
    }

    async Task Hears(int tick, SocketClient client)
    {
        _server.Log.Ticks.Writer.TryWrite(tick);
        Assert.Contains($"\"ticks\":{tick}", await client.Receive(), StringComparison.Ordinal);
    }

    async Task Hears(int tick, StreamReader client)
    {
        _server.Log.Ticks.Writer.TryWrite(tick);
        using var timeout = new CancellationTokenSource(SocketClient.WaitTimeout);
        string? line;
        do line = await client.ReadLineAsync(timeout.Token);
        while (line is not null && !line.Contains("\"ticks\"", StringComparison.Ordinal));
        Assert.Contains($"\"ticks\":{tick}", line, StringComparison.Ordinal);
    }
}
