using System.Net.Http.Json;
using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>A sign-in ends at a moment by the wall clock, wherever somebody sets that clock; timers go by another one.</summary>
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
    public async Task A_WebSocket_is_closed_at_the_next_look_when_the_clock_is_set_past_the_end()
    {
        using var client = await OpenSocket();
        await Hears(1, client);

        _clock.Jump(_clock.GetUtcNow() + Hour);
        _clock.Advance(Look);

        Assert.Equal(4403, await client.HearClose());
    }

    [Fact]
    public async Task A_WebSocket_stays_open_while_a_clock_that_was_set_back_says_that_the_sign_in_holds()
    {
        using var client = await OpenSocket();
        _clock.Jump(_clock.GetUtcNow() - Hour);

        _clock.Advance(Hour + Hour - TimeSpan.FromMilliseconds(1));
        await Hears(1, client);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(4403, await client.HearClose());
    }

    [Fact]
    public async Task An_event_stream_ends_at_the_next_look_when_the_clock_is_set_past_the_end()
    {
        using var client = await OpenEvents();
        await Hears(1, client);

        _clock.Jump(_clock.GetUtcNow() + Hour);
        _clock.Advance(Look);

        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", await client.ReadToEndAsync().WaitAsync(SocketClient.Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_stream_stays_open_while_a_clock_that_was_set_back_says_that_the_sign_in_holds()
    {
        using var client = await OpenEvents();
        _clock.Jump(_clock.GetUtcNow() - Hour);

        _clock.Advance(Hour + Hour - TimeSpan.FromMilliseconds(1));
        await Hears(1, client);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", await client.ReadToEndAsync().WaitAsync(SocketClient.Patience), StringComparison.Ordinal);
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
        Assert.Contains($"\"ticks\":{tick}", await client.Hear(), StringComparison.Ordinal);
    }

    async Task Hears(int tick, StreamReader client)
    {
        _server.Log.Ticks.Writer.TryWrite(tick);
        using var patience = new CancellationTokenSource(SocketClient.Patience);
        string? line;
        do line = await client.ReadLineAsync(patience.Token);
        while (line is not null && !line.Contains("\"ticks\"", StringComparison.Ordinal));
        Assert.Contains($"\"ticks\":{tick}", line, StringComparison.Ordinal);
    }
}
