using System.Net;
using System.Text;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests;

public sealed class Server : IAsyncLifetime, IAsyncDisposable
{
    readonly WebApplication _app;

    public Server()
        : this(options => options)
    {
    }

    Server(Func<GraphQLHttpOptions, GraphQLHttpOptions> change)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Faults).SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGraphQL("/graphql", new GraphQLExecutor(new TestSchema().Build(), Limited), change(new GraphQLHttpOptions
        {
            MaxBodyBytes = 100_000,
            VaryBy = ["X-Viewer"],
            Prepare = SetViewer,
            BrowserPage = http => http.Response.WriteAsync("<html>"),
        }));
    }

    /// <summary>The errors that the server has logged.</summary>
    public LoggedFaults Faults { get; } = new();

    static ExecutorOptions Limited { get; } = new() { Limits = OperationLimits.Default with { DocumentBytes = 10_000 } };

    public HttpClient Client { get; } = new();

    /// <summary>Starts a separate server with other options.</summary>
    public static async Task<Server> Start(Func<GraphQLHttpOptions, GraphQLHttpOptions> change)
    {
        var server = new Server(change);
        await server.InitializeAsync();
        return server;
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Urls.First());
        Client.DefaultRequestVersion = HttpVersion.Version11;
    }

    /// <summary>Stops it after all requests have ended.</summary>
    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public Task<HttpResponseMessage> Post(string body, string accept = "application/graphql-response+json", string? contentType = "application/json") =>
        Send(HttpMethod.Post, "graphql", accept, body, contentType);

    public Task<HttpResponseMessage> Get(string query, string accept = "application/graphql-response+json") =>
        Send(HttpMethod.Get, "graphql" + query, accept, null, null);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? accept, string? body, string? contentType)
    {
        using var request = new HttpRequestMessage(method, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (contentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await Client.SendAsync(request);
    }

    static ValueTask SetViewer(HttpContext http, RequestFeatures features)
    {
        var name = http.Request.Headers["X-Viewer"].ToString();
        if (name == "stranger")
            throw new FieldException("Sign in first.", ErrorCodes.Unauthenticated);

        features.Set(new Viewer(name.Length == 0 ? "nobody" : name));
        return ValueTask.CompletedTask;
    }
}

static class ResponseText
{
    public static Task<string> Text(this HttpResponseMessage response) => response.Content.ReadAsStringAsync();
}
