using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

public sealed class EventStreamTests : IDisposable
{
    const string Events = "text/event-stream";
    const string Complete = "event: complete\ndata: \n\n";

    readonly HttpClient _client = new() { Timeout = SocketClient.WaitTimeout };

    public void Dispose() => _client.Dispose();

    static string Next(string response) => $"event: next\ndata: {response}\n\n";

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task A_subscription_is_answered_by_its_events_and_their_end(string method)
    {
        await using var server = await StreamServer.Start();

        using var response = await Send(server, method, "subscription { count(to: 2) }");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Equal(":\n\n" + Next("""{"data":{"count":1}}""") + Next("""{"data":{"count":2}}""") + Complete, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"hello you"}}""")]
    [InlineData("mutation { touch }", """{"data":{"touch":1}}""")]
    public async Task Queries_and_mutations_run_over_WebSocket(string query, string answer)
    {
        await using var server = await StreamServer.Start();

        using var response = await Send(server, "POST", query);

        Assert.Equal(":\n\n" + Next(answer) + Complete, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { count(to: \"x\") }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription ($n: Int!) { count(to: $n) }", "BAD_USER_INPUT")]
    [InlineData("", "BAD_USER_INPUT")]
    public async Task Invalid_operation_is_reported_in_the_stream(string query, string code)
    {
        await using var server = await StreamServer.Start();

        using var response = await Send(server, "POST", query);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith(":\n\nevent: next\ndata: {\"errors\":[", text, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
        Assert.EndsWith(Complete, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_source_is_reported_in_the_last_event()
    {
        await using var server = await StreamServer.Start();

        using var response = await Send(server, "POST", "subscription { breaks }");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains(Next("""{"data":{"breaks":1}}""") + "event: next\ndata: {\"errors\":[{\"message\":\"the source dried up\"", text, StringComparison.Ordinal);
        Assert.EndsWith(Complete, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_sign_in_has_its_status()
    {
        await using var server = await StreamServer.Start();

        using var response = await Send(server, "POST", "subscription { ticks }", viewer: "stranger");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("Sign in first.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expired_sign_in_ends_the_stream_with_an_error()
    {
        await using var server = await StreamServer.Start();

        using var response = await Send(server, "POST", "subscription { ticks }", viewer: "briefly");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", text, StringComparison.Ordinal);
        Assert.EndsWith(Complete, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mutation_is_not_run_by_GET()
    {
        await using var server = await StreamServer.Start();

        using var response = await Send(server, "GET", "mutation { touch }");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "application/graphql-response+json", HttpStatusCode.BadRequest)]
    [InlineData("GET", "application/graphql-response+json", HttpStatusCode.BadRequest)]
    [InlineData("POST", "application/json", HttpStatusCode.OK)]
    [InlineData("POST", "*/*", HttpStatusCode.BadRequest)]
    public async Task Transports_that_answer_once_name_those_that_stream(string method, string accept, HttpStatusCode status)
    {
        await using var server = await StreamServer.Start();

        using var response = await Send(server, method, "subscription { ticks }", accept);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("graphql-transport-ws", text, StringComparison.Ordinal);
        Assert.Contains("text/event-stream", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/graphql-response+json, application/json, text/event-stream, multipart/mixed", "{ hello }", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json, application/json, text/event-stream, multipart/mixed", "subscription { count(to: 1) }", Events)]
    [InlineData("text/event-stream, multipart/mixed", "{ hello }", Events)]
    [InlineData("text/event-stream;q=0.5, application/json", "{ hello }", "application/json")]
    [InlineData("text/event-stream, application/json;q=0.5", "{ hello }", Events)]
    public async Task Client_that_accepts_both_gets_a_stream_for_subscriptions(string accept, string query, string expected)
    {
        await using var server = await StreamServer.Start();

        using var response = await Send(server, "POST", query, accept);

        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Idle_stream_sends_keep_alive_comments()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { KeepAlive = TimeSpan.FromMilliseconds(20) });
        using var response = await Send(server, "POST", "subscription { ticks }", wait: false);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        for (var line = 0; line < 6; line++)
            Assert.Contains(await reader.ReadLineAsync(), (string[])[":", ""]);

        await server.Log.Ticks.Writer.WriteAsync(7);
        string? received;
        do received = await reader.ReadLineAsync();
        while (received is ":" or "");
        Assert.Equal("event: next", received);
        Assert.Equal("""data: {"data":{"ticks":7}}""", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Client_disconnect_disposes_its_source_at_once()
    {
        await using var server = await StreamServer.Start();
        using (var response = await Send(server, "POST", "subscription { viewer }", wait: false))
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        await server.Log.AllDisposed;
    }

    [Fact]
    public async Task Streams_are_limited()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { MaxConnections = 1 });
        using var first = await Send(server, "POST", "subscription { ticks }", wait: false);

        using var second = await Send(server, "POST", "subscription { ticks }", wait: false);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
    }

    Task<HttpResponseMessage> Send(StreamServer server, string method, string query, string accept = Events, string? viewer = null, bool wait = true)
    {
        var request = method == "GET"
            ? new HttpRequestMessage(HttpMethod.Get, $"{server.Address}?query={Uri.EscapeDataString(query)}")
            : new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (viewer is not null)
            request.Headers.Add("X-Viewer", viewer);

        return _client.SendAsync(request, wait ? HttpCompletionOption.ResponseContentRead : HttpCompletionOption.ResponseHeadersRead);
    }
}
