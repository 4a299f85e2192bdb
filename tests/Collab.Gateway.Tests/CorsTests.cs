using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class CorsTests : IAsyncLifetime
{
    const string Portal = "https://portal.example";
    const string Stranger = "https://evil.example";

    static readonly HttpClient Client = new();

    TestDatabase _database = null!;
    GatewayProcess? _gateway;
    Uri _address = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync()
    {
        if (_gateway is not null) await _gateway.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Only_allowed_origins_can_send_credentials()
    {
        await Start($"{Portal},http://127.0.0.1:3000");

        using var preflight = await Preflight(Portal);
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal((Portal, "true"), (Header(preflight, "Access-Control-Allow-Origin"), Header(preflight, "Access-Control-Allow-Credentials")));
        Assert.Contains("POST", Header(preflight, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Equal("content-type,authorization,collab-after", Header(preflight, "Access-Control-Allow-Headers"));

        using var answer = await Ask(Portal);
        Assert.Equal((HttpStatusCode.OK, Portal), (answer.StatusCode, Header(answer, "Access-Control-Allow-Origin")));
        Assert.Contains("Origin", answer.Headers.Vary);
        Assert.Contains("WWW-Authenticate", Header(answer, "Access-Control-Expose-Headers"), StringComparison.Ordinal);

        using var strangers = await Preflight(Stranger);
        using var strange = await Ask(Stranger);
        Assert.Equal(("", ""), (Header(strangers, "Access-Control-Allow-Origin"), Header(strange, "Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/demo")]
    [InlineData("/orleans/")]
    [InlineData("/health/ready")]
    public async Task Only_GraphQL_allows_other_origins(string path)
    {
        await Start(Portal);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_address, path));
        request.Headers.Add("Origin", Portal);

        using var answer = await Client.SendAsync(request);

        Assert.NotEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(("", ""), (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Allow-Credentials")));
    }

    [Fact]
    public async Task Refusal_carries_CORS_headers()
    {
        await Start(Portal);
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.Add("Origin", Portal);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer nonsense");

        using var refused = await Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.Unauthorized, Portal), (refused.StatusCode, Header(refused, "Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Wildcard_origin_disallows_credentials()
    {
        await Start("*");

        using var answer = await Ask(Stranger);

        Assert.Equal(("*", ""), (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Allow-Credentials")));
    }

    [Fact]
    public async Task No_CORS_headers_without_allowed_origins()
    {
        await Start("");

        using var preflight = await Preflight(Portal);
        using var answer = await Ask(Portal);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, preflight.StatusCode);
        Assert.Equal("", Header(answer, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_WebSocket_is_opened_by_pages_of_the_same_origins()
    {
        await Start(Portal);

        await Open(Portal);
        Assert.Contains("403", (await Assert.ThrowsAsync<WebSocketException>(() => Open(Stranger))).Message, StringComparison.Ordinal);
    }

    async Task Open(string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(_address) { Scheme = "ws" }.Uri, default);
    }

    async Task Start(string origins)
    {
        _gateway = GatewayProcess.Start(new GatewayStart("--port", "0", "--empty")
        {
            ConnectionString = _database.ConnectionString,
            IsDemo = true,
            Environment = { ["GraphQL__AllowedOrigins"] = origins, ["Collab__Dashboard"] = "true" },
        });
        _address = await _gateway.Listening();
    }

    async Task<HttpResponseMessage> Preflight(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, _address);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,authorization,collab-after");
        return await Client.SendAsync(request);
    }

    async Task<HttpResponseMessage> Ask(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.Add("Origin", origin);
        return await Client.SendAsync(request);
    }

    static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
}
