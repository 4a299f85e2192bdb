using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Benchmarks.Http;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Benchmarks.GraphQLNet;

/// <summary>
/// GraphQL.NET over HTTP in a process of its own, configured for speed as its documentation advises: code first, one schema for all requests, documents cached with
/// their validation, no metrics. Its packages for caching and HTTP are not used; this class does their work.
/// </summary>
static class GraphQLNetServer
{
    /// <summary>The first argument that starts this program as the server.</summary>
    public const string Command = "graphqlnet-server";

    static readonly DocumentExecuter Executer = new();
    static readonly GraphQLSerializer Serializer = new(options => options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    static readonly GraphQLNetPortal Schema = MakeSchema();
    static readonly ConcurrentDictionary<string, GraphQLDocument> Documents = new(StringComparer.Ordinal);

    /// <summary>Serves until standard input ends; prints its address as the first line.</summary>
    public static async Task Run()
    {
        await using var app = BareServer.Create();
        app.MapPost("/graphql", Serve);
        await BareServer.Serve(app);
    }

    /// <summary>Runs one request in memory, from the variables' JSON to the response's; for <see cref="GraphQL.EngineLoop"/>.</summary>
    public static Func<int> InMemory(string query, string variables)
    {
        var written = new MemoryStream();
        return () =>
        {
            written.SetLength(0);
            var result = Execute(new GraphQLRequest { Query = query, Variables = Serializer.Deserialize<Inputs>(variables) }, null, default).GetAwaiter().GetResult();
            Serializer.WriteAsync(written, result).GetAwaiter().GetResult();
            return (int)written.Length;
        };
    }

    static async Task Serve(HttpContext http)
    {
        var request = await Serializer.ReadAsync<GraphQLRequest>(http.Request.Body, http.RequestAborted);
        var result = await Execute(request!, http.RequestServices, http.RequestAborted);
        http.Response.ContentType = "application/graphql-response+json; charset=utf-8";
        await Serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }

    static async Task<ExecutionResult> Execute(GraphQLRequest request, IServiceProvider? services, CancellationToken cancellation)
    {
        var options = new ExecutionOptions
        {
            Schema = Schema,
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = request.Variables,
            RequestServices = services,
            CancellationToken = cancellation,
        };
        var isKnown = Documents.TryGetValue(request.Query!, out var document);
        if (isKnown)
        {
            options.Document = document;
            options.ValidationRules = [];
        }

        var result = await Executer.ExecuteAsync(options);
        if (!isKnown && result.Executed) Documents[request.Query!] = result.Document!;
        return result;
    }

    static GraphQLNetPortal MakeSchema()
    {
        var schema = new GraphQLNetPortal();
        schema.Initialize();
        return schema;
    }
}
