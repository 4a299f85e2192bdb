using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests;

/// <summary>An endpoint that runs one request and queues one.</summary>
public sealed class LoadTests : IAsyncLifetime, IDisposable
{
    static readonly LoadOptions Bounds = new() { ConcurrentRequests = 1, WaitingRequests = 1, Wait = TimeSpan.FromSeconds(3), RetryAfter = TimeSpan.FromMilliseconds(1500) };

    static readonly Uri ByGet = new("graphql?query={now}", UriKind.Relative);

    readonly TestClock _clock = new();
    readonly TaskCompletionSource<int> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly SemaphoreSlim _running = new(0);
    readonly HttpClient _client = new();
    readonly WebApplication _app;
    FieldException? _turnedAway;

    public LoadTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        var map = new ResolverMap();
        map.Query.Field("now", _ => 1).Field("large", _ => new string('x', 16 << 20)).AsyncField("waits", _ =>
        {
            _running.Release();
            return new ValueTask<int>(_gate.Task);
        });
        var executor = new GraphQLExecutor(ExecutableSchema.Build([new SourceText("type Query { now: Int! waits: Int! large: String! }")], map));
        _app.MapGraphQL("/graphql", executor, new GraphQLHttpOptions { Load = Bounds, Clock = _clock, Admit = _ => _turnedAway });
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    public void Dispose()
    {
        _client.Dispose();
        _running.Dispose();
    }

    [Fact]
    public async Task Unread_response_takes_no_request_slot()
    {
        const string Query = """{"query":"{ large }"}""";
        RawConnection[] silent = [await RawConnection.Open(_client.BaseAddress!), await RawConnection.Open(_client.BaseAddress!)];
        foreach (var connection in silent)
        {
            await connection.Send(RawConnection.Post($"Content-Length: {Query.Length}") + Query);
            await connection.ReadSome().WaitAsync(TimeSpan.FromSeconds(20));
        }

        using var served = await _client.GetAsync(ByGet).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        foreach (var connection in silent)
            await connection.DisposeAsync();
    }

    [Fact]
    public async Task Request_over_the_limits_is_refused_at_once_with_retry_time()
    {
        var (first, second) = await RunOneAndLetOneWait();

        await IsRefused(await Ask("{ now }"));
        await IsRefused(await _client.GetAsync(ByGet));

        _gate.SetResult(7);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal("""{"data":{"now":1}}""", await (await second).Text());
        Assert.Equal(HttpStatusCode.OK, (await Ask("{ now }")).StatusCode);
    }

    [Fact]
    public async Task Request_over_the_wait_limit_is_refused()
    {
        var (first, second) = await RunOneAndLetOneWait();

        _clock.Advance(Bounds.Wait);

        await IsRefused(await second);
        Assert.False(first.IsCompleted);
        _gate.SetResult(7);
        await first;
    }

    [Fact]
    public async Task Slow_body_takes_no_request_slot()
    {
        await using var slow = await RawConnection.Open(_client.BaseAddress!);
        await slow.Send("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{\"que");

        Assert.Equal(HttpStatusCode.OK, (await Ask("{ now }")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask("{ now }")).StatusCode);
    }

    [Fact]
    public async Task Request_refused_by_Admit_gets_its_message()
    {
        _turnedAway = new FieldException("Too often.", ErrorCodes.RateLimited, RetryAfter.In(TimeSpan.FromMilliseconds(250)));

        var response = await Ask("{ now }");

        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (response.StatusCode, response.Headers.RetryAfter?.ToString()));
        Assert.Equal("""{"errors":[{"message":"Too often.","extensions":{"code":"RATE_LIMITED","retryAfterMs":250}}]}""", await response.Text());
    }

    /// <summary>Takes the slot and fills the queue.</summary>
    async Task<(Task<HttpResponseMessage> First, Task<HttpResponseMessage> Second)> RunOneAndLetOneWait()
    {
        var first = Ask("{ waits }");
        await _running.WaitAsync(TimeSpan.FromSeconds(20));
        var timers = _clock.TimersMade;
        var second = _client.GetAsync(ByGet);

        // There is no body to wait for, so the only timer is that of the queue.
        while (_clock.TimersMade == timers) await Task.Yield();
        return (first, second);
    }

    Task<HttpResponseMessage> Ask(string query) => _client.PostAsync(new Uri("graphql", UriKind.Relative), JsonContent.Create(new { query }));

    static async Task IsRefused(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("2", response.Headers.RetryAfter?.Delta?.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        var error = JsonElement.Parse(await response.Text()).GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(("UNAVAILABLE", 1500), (error.GetProperty("code").GetString(), error.GetProperty("retryAfterMs").GetInt32()));
    }
}
