using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Collab.Faults.Attacks;

/// <summary>Sends documents over every transport, and returns what came back.</summary>
/// <param name="address">The GraphQL endpoint.</param>
sealed class Target(Uri address) : IDisposable
{
    const int MaxAddressLength = 6_000;

    /// <summary>What is larger the server need not read to its end: it may answer and close, and the client may see no more than the closing.</summary>
    const int MaxBodyBytes = 1 << 20;

    /// <summary>A bound on every wait: an answer that does not come is a finding.</summary>
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(20);

    readonly HttpClient _http = new(new SocketsHttpHandler()) { Timeout = WaitTimeout };

    public void Dispose() => _http.Dispose();

    /// <summary>Sends an attack.</summary>
    public Task<Outcome> Send(Attack attack) => attack.Transport switch
    {
        Transport.Raw => Post(attack.Raw!, attack.ContentType, "application/json"),
        var transport => Send(transport, attack.Document!, attack.Variables),
    };

    /// <summary>Sends a document.</summary>
    /// <param name="transport">How.</param>
    /// <param name="document">The document.</param>
    /// <param name="variables">The variables as JSON; null for none.</param>
    public Task<Outcome> Send(Transport transport, string document, string? variables = null) => transport switch
    {
        Transport.Get when Query(document, variables) is { Length: < MaxAddressLength } query => Get(query),
        Transport.Batch => Post(Encoding.UTF8.GetBytes($"[{Request(document, variables)},{Request("{ __typename }", null)}]"), "application/json", "application/json"),
        Transport.EventStream => Post(Encoding.UTF8.GetBytes(Request(document, variables)), "application/json", "text/event-stream"),
        Transport.WebSocket => Subscribe(Request(document, variables)),
        _ => Post(Encoding.UTF8.GetBytes(Request(document, variables)), "application/json", "application/graphql-response+json"),
    };

    /// <summary>Sends a body as it is.</summary>
    public Task<Outcome> Post(byte[] body, string contentType, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return body.Length > MaxBodyBytes ? SendByItself(request) : Send(request);
    }

    static string Query(string document, string? variables) =>
        $"?query={Uri.EscapeDataString(document)}{(variables is null ? "" : $"&variables={Uri.EscapeDataString(variables)}")}";

    Task<Outcome> Get(string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, query));
        request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        request.Headers.TryAddWithoutValidation("GraphQL-Require-Preflight", "1");
        return Send(request);
    }

    /// <summary>A request as JSON; variables go in as they are, though they may be no JSON.</summary>
    static string Request(string document, string? variables) =>
        $"{{\"query\":{JsonSerializer.Serialize(document)}{(variables is null ? "" : $",\"variables\":{variables}")}}}";

    /// <summary>On a connection of its own, which no other request can find closed.</summary>
    async Task<Outcome> SendByItself(HttpRequestMessage request)
    {
        request.Headers.ConnectionClose = true;
        var began = Stopwatch.GetTimestamp();
        try
        {
            return await Send(request);
        }
        catch (HttpRequestException)
        {
            return new Outcome(0, "", Stopwatch.GetElapsedTime(began));
        }
    }

    async Task<Outcome> Send(HttpRequestMessage request)
    {
        using (request)
        {
            var began = Stopwatch.GetTimestamp();
            using var response = await _http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new Outcome((int)response.StatusCode, text, Stopwatch.GetElapsedTime(began));
        }
    }

    /// <summary>One operation on a WebSocket of its own: what comes first of its answer, or why the server closed.</summary>
    async Task<Outcome> Subscribe(string payload)
    {
        using var timeout = new CancellationTokenSource(WaitTimeout);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, timeout.Token);
        await Send(socket, """{"type":"connection_init"}""", timeout.Token);
        await Receive(socket, timeout.Token);
        var began = Stopwatch.GetTimestamp();
        await Send(socket, $"{{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{payload}}}", timeout.Token);
        var text = await Receive(socket, timeout.Token);
        return new Outcome(socket.CloseStatus is null ? 200 : 400, text, Stopwatch.GetElapsedTime(began));
    }

    static Task Send(ClientWebSocket socket, string message, CancellationToken timeout) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, timeout);

    static async Task<string> Receive(ClientWebSocket socket, CancellationToken timeout)
    {
        var text = new MemoryStream();
        var buffer = new byte[16_384];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, timeout);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return socket.CloseStatusDescription ?? Encoding.UTF8.GetString(text.ToArray());
    }
}
