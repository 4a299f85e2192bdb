using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests.SignIn;

/// <summary>A gateway outside demo mode with the example network and two identity providers.</summary>
public sealed class TokenGateway : IAsyncLifetime
{
    static readonly HttpClient Client = new();
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(20);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("collab-keys-");
    TestDatabase _database = null!;
    GatewayProcess _gateway = null!;

    /// <summary>A provider whose people are linked by an administrator.</summary>
    internal TestIssuer Linked { get; } = new("https://linked.example");

    /// <summary>An agency's provider, whose people are registered at their first sign-in.</summary>
    internal TestIssuer OfAgency { get; } = new("https://agency.example/realms/staff");

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        await Start();
    }

    /// <summary>Restarts the gateway on the same database with the same settings.</summary>
    public async Task Restart()
    {
        await _gateway.DisposeAsync();
        await Start();
    }

    async Task Start()
    {
        _gateway = GatewayProcess.Start(new GatewayStart("--port", "0")
        {
            ConnectionString = _database.ConnectionString,
            Environment =
            {
                ["Collab__SignIn__Issuers__0__Issuer"] = Linked.Name,
                ["Collab__SignIn__Issuers__0__Audience"] = TestIssuer.Audience,
                ["Collab__SignIn__Issuers__0__Keys"] = KeysOf(Linked, "linked.json"),
                ["Collab__SignIn__Issuers__1__Issuer"] = OfAgency.Name,
                ["Collab__SignIn__Issuers__1__Audience"] = TestIssuer.Audience,
                ["Collab__SignIn__Issuers__1__Keys"] = KeysOf(OfAgency, "agency.json"),
                ["Collab__SignIn__Issuers__1__Algorithms"] = "ES256",
                ["Collab__SignIn__Issuers__1__PlainJwt"] = "true",
                ["Collab__SignIn__Issuers__1__Agency"] = "lahti",
                ["Collab__SignIn__Administrators__0__Issuer"] = Linked.Name,
                ["Collab__SignIn__Administrators__0__Subject"] = "chief",
            },
        });
        Address = await _gateway.Listening();
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
        Linked.Dispose();
        OfAgency.Dispose();
    }

    /// <summary>Queries by POST with an Authorization header.</summary>
    public async Task<(HttpStatusCode Status, string Challenge, JsonElement Answer)> Ask(string query, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create(new { query }) };
        return await Send(request, authorization);
    }

    /// <summary>Queries by GET with an Authorization header.</summary>
    public async Task<(HttpStatusCode Status, string Challenge, JsonElement Answer)> Get(string query, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "?query=" + Uri.EscapeDataString(query)));
        return await Send(request, authorization);
    }

    /// <summary>Requests an event stream with an Authorization header.</summary>
    public async Task<(HttpStatusCode Status, string Challenge, JsonElement Answer)> Stream(string query, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await Send(request, authorization);
    }

    /// <summary>Reads an event stream to its end.</summary>
    public async Task<string> Events(string query, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var timeout = new CancellationTokenSource(WaitTimeout);
        using var response = await Client.SendAsync(request, timeout.Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(timeout.Token);
    }

    /// <summary>Opens a WebSocket with an optional Authorization header and sends a payload of connection_init.</summary>
    /// <returns>The close code; null when the connection is acknowledged and stays open.</returns>
    internal async Task<(WebSocketCloseStatus? Code, ClientWebSocket Socket)> Connect(string? authorization, string payload)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (authorization is not null) socket.Options.SetRequestHeader("Authorization", authorization);
        using var timeout = new CancellationTokenSource(WaitTimeout);
        await socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws" }.Uri, timeout.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"type":"connection_init","payload":{{payload}}}"""), WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
        return (await Received(socket), socket);
    }

    /// <summary>Waits for the next message. Returns the close code; null when the message does not close the connection.</summary>
    internal static async Task<WebSocketCloseStatus?> Received(ClientWebSocket socket)
    {
        using var timeout = new CancellationTokenSource(WaitTimeout);
        var received = await socket.ReceiveAsync(new byte[4096], timeout.Token);
        return received.CloseStatus;
    }

    /// <summary>Queries with a valid token.</summary>
    public async Task<JsonElement> AskAs(string token, string query)
    {
        var (status, _, answer) = await Ask(query, "Bearer " + token);
        Assert.True(status == HttpStatusCode.OK && !answer.TryGetProperty("errors", out var _), answer.ToString());
        return answer.GetProperty("data");
    }

    static async Task<(HttpStatusCode Status, string Challenge, JsonElement Answer)> Send(HttpRequestMessage request, string? authorization)
    {
        if (request.Headers.Accept.Count == 0) request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await Client.SendAsync(request);
        return (response.StatusCode, response.Headers.WwwAuthenticate.ToString(), JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    string KeysOf(TestIssuer issuer, string file)
    {
        var path = Path.Combine(_folder.FullName, file);
        File.WriteAllText(path, issuer.Keys);
        return path;
    }
}
