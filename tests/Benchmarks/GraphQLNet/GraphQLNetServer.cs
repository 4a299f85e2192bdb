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
/// GraphQL.NET over HTTP, in a process of its own, set up for speed as its documentation advises: code first, one schema for all requests, documents
/// cached with their validation, no metrics. Its packages for caching and for HTTP are not used; what they do with a request is done here.
/// </summary>
static class GraphQLNetServer
{
    /// <summary>The first argument that makes this program the server.</summary>
    public const string Command = "graphqlnet-server";

    static readonly DocumentExecuter Executer = new();
    static readonly GraphQLSerializer Serializer = new(options => options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    static readonly GraphQLNetPortal Schema = new();
    static readonly ConcurrentDictionary<string, GraphQLDocument> Documents = new(StringComparer.Ordinal);

    /// <summary>Serves until standard input ends; its first line on standard output is its address.</summary>
    public static async Task Run()
    {
        Schema.Initialize();
        await using var app = BareServer.Create();
        app.MapPost("/graphql", Serve);
        await BareServer.Serve(app);
    }

    static async Task Serve(HttpContext http)
    {
        var request = await Serializer.ReadAsync<GraphQLRequest>(http.Request.Body, http.RequestAborted);
        var options = new ExecutionOptions
        {
            Schema = Schema,
            Query = request!.Query,
            OperationName = request.OperationName,
            Variables = request.Variables,
            RequestServices = http.RequestServices,
            CancellationToken = http.RequestAborted,
        };
        var isKnown = Documents.TryGetValue(request.Query!, out var document);
        if (isKnown)
        {
            options.Document = document;
            options.ValidationRules = [];
        }

        var result = await Executer.ExecuteAsync(options);
        if (!isKnown && result.Executed) Documents[request.Query!] = result.Document!;
        http.Response.ContentType = "application/graphql-response+json; charset=utf-8";
        await Serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }
}
