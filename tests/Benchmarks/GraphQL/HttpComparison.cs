using System.Text;
using System.Text.Json;
using Benchmarks.Http;
using Benchmarks.Journal;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks.GraphQL;

/// <summary>Requests per second of the project page over HTTP, beside a bare Kestrel endpoint that writes the same bytes.</summary>
static class HttpComparison
{
    const int Connections = 8;
    const int Rounds = 5;
    const string Accept = "Accept: application/graphql-response+json, application/json;q=0.9\r\n";
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
            var bareRate = await Measure(address, HttpConnection.Post("/bare", body));
            var engineRate = await Measure(address, HttpConnection.Post("/graphql", body, Accept));
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
        app.MapPost("/bare", async http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            await http.Response.BodyWriter.WriteAsync(bytes);
        });
        await app.StartAsync();
        return app;
    }

    static async Task<double> Measure(Uri address, byte[] request)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => HttpConnection.Open(address)));
        var result = await LoadLoop.Run(Connections, RoundLength, (caller, _) => connections[caller].Ask(request).AsTask());
        Array.ForEach(connections, connection => connection.Dispose());
        return result.PerSecond;
    }
}
