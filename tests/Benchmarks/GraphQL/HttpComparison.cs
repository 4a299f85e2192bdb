using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks.GraphQL;

/// <summary>Requests per second of the project page over HTTP, beside a bare Kestrel endpoint that writes the same bytes.</summary>
static class HttpComparison
{
    const int Connections = 8;
    const int Rounds = 5;
    static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(2);

    public static async Task Run(TextWriter output)
    {
        await using var server = await StartServer();
        var address = new Uri(server.Urls.First());
        var body = JsonSerializer.Serialize(new { query = ProjectPage.Document, variables = JsonSerializer.Deserialize<JsonElement>(ProjectPage.Variables) });
        double bare = 0, engine = 0;

        // Alternating rounds, the best of each: what else runs on the machine then disturbs both alike.
        for (var round = 0; round <= Rounds; round++)
        {
            var bareRate = await Measure(address, Request("/bare", body));
            var engineRate = await Measure(address, Request("/graphql", body));
            if (round == 0)
                continue;

            bare = Math.Max(bare, bareRate);
            engine = Math.Max(engine, engineRate);
        }

        await output.WriteLineAsync($"project page over HTTP: engine {engine:N0}/s, bare Kestrel {bare:N0}/s, ratio {engine / bare:P0}");
    }

    public static async Task<WebApplication> StartServer(string url = "http://127.0.0.1:0")
    {
        var executor = new GraphQLExecutor(ProjectPage.Schema());
        using var response = await executor.Execute(new GraphQLRequest(ProjectPage.Document) { Variables = Encoding.UTF8.GetBytes(ProjectPage.Variables) });
        var bytes = response.Json.ToArray();

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapGraphQL("/graphql", executor);
        app.MapPost("/bare", async (HttpContext http) =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            await http.Response.BodyWriter.WriteAsync(bytes);
        });
        await app.StartAsync();
        return app;
    }

    static byte[] Request(string path, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json, application/json;q=0.9\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    static async Task<double> Measure(Uri address, byte[] request)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Load(address, request, started))));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>One connection that asks again as soon as it has the answer. Every answer is as long as the first one.</summary>
    static async Task<int> Load(Uri address, byte[] request, long started)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var buffer = new byte[64 << 10];
        await socket.SendAsync(request);
        var length = await ReceiveFirst(socket, buffer);
        var count = 0;
        for (; Stopwatch.GetElapsedTime(started) < RoundLength; count++)
        {
            await socket.SendAsync(request);
            for (var received = 0; received < length;)
                received += await Receive(socket, buffer);
        }

        return count;
    }

    static async Task<int> ReceiveFirst(Socket socket, byte[] buffer)
    {
        const string Header = "Content-Length: ";
        var received = 0;
        while (true)
        {
            received += await Receive(socket, buffer.AsMemory(received));
            var text = Encoding.Latin1.GetString(buffer, 0, received);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;

            if (!text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                throw new InvalidOperationException($"The server answered {text[..end]}");

            var from = text.IndexOf(Header, StringComparison.Ordinal) + Header.Length;
            var length = end + 4 + int.Parse(text.AsSpan(from, text.IndexOf('\r', from) - from), provider: null);
            if (received == length)
                return length;
        }
    }

    static async ValueTask<int> Receive(Socket socket, Memory<byte> buffer)
    {
        var received = await socket.ReceiveAsync(buffer);
        return received > 0 ? received : throw new InvalidOperationException("The server closed the connection.");
    }
}
