using System.Runtime.CompilerServices;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>A server with streams and configurable limits.</summary>
public sealed class StreamServer : IAsyncDisposable
{
    const string Sdl = """
        type Query { hello(name: String = "you"): String! viewer: String! fails: Int never: Int slow: Int }
        type Mutation { touch: Int! }
        type Subscription {
          count(to: Int!): Int!
          ticks: Int!
          flood(bytes: Int!): String!
          breaks: Int!
          holds: Int!
          viewer: String!
        }
        """;

    readonly WebApplication _app;
    readonly TimeProvider _clock;

    StreamServer(SubscriptionOptions bounds)
    {
        _clock = bounds.Clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGraphQL("/graphql", new GraphQLExecutor(ExecutableSchema.Build([new SourceText(Sdl)], Bindings())), new GraphQLHttpOptions
        {
            Prepare = SetViewer,
            Subscriptions = bounds,
        });
    }

    public SourceLog Log { get; } = new();

    public Uri Address { get; private set; } = null!;

    public Uri WebSocketAddress => new UriBuilder(Address) { Scheme = "ws" }.Uri;

    public static async Task<StreamServer> Start(SubscriptionOptions? bounds = null)
    {
        var server = new StreamServer(bounds ?? new SubscriptionOptions());
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Urls.First() + "/graphql");
        return server;
    }

    public Task Stop() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    ResolverMap Bindings()
    {
        var map = new ResolverMap();
        map.Query
            .Field("hello", (HelloArgs a, FieldContext _) => $"hello {a.Name}")
            .Field("viewer", c => c.Get<Viewer>().Name)
            .Field("fails", (Func<FieldContext, int>)(_ => throw new FieldException("no", ErrorCodes.NotFound)))
            .AsyncField("never", Never)
            .AsyncField("slow", Slow);
        map.Mutation.Field("touch", _ => 1);
        map.Subscription
            .StreamField("count", (CountArgs a, FieldContext _) => Count(a.To))
            .StreamField("ticks", _ => Log.Follow(Log.Ticks.Reader.ReadAllAsync()))
            .StreamField("flood", (FloodArgs a, FieldContext _) => Log.Follow(Flood(a.Bytes)))
            .StreamField("breaks", _ => Breaks())
            .StreamField("holds", _ => Log.Hold().ToAsyncEnumerable())
            .StreamField("viewer", c => Log.Follow(Once(c.Get<Viewer>().Name)));
        return map;
    }

    async ValueTask<int> Never(FieldContext context)
    {
        Log.Began.TrySetResult();
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return 0;
    }

    async ValueTask<int> Slow(FieldContext context)
    {
        Log.Began.TrySetResult();
        return await Log.Ticks.Reader.ReadAsync(context.CancellationToken);
    }

    static async IAsyncEnumerable<int> Count(int to)
    {
        for (var number = 1; number <= to; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    static async IAsyncEnumerable<string> Flood(int bytes)
    {
        while (true)
        {
            await Task.Yield();
            yield return new string('x', bytes);
        }
    }

    static async IAsyncEnumerable<int> Breaks()
    {
        yield return 1;
        await Task.Yield();
        throw new FieldException("the source dried up", ErrorCodes.Unavailable);
    }

    static async IAsyncEnumerable<string> Once(string value, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        yield return value;
        await Task.Delay(Timeout.Infinite, cancellation);
    }

    /// <summary>Signs in by the header X-Viewer, or that entry of connection_init. The sign-in of "briefly" expires at once, that of "for an hour" after an hour.</summary>
    ValueTask SetViewer(HttpContext http, RequestFeatures features)
    {
        var name = ConnectionInit.HeaderOrEntry(http, "X-Viewer") ?? "nobody";
        if (name == "stranger")
            throw new FieldException("Sign in first.", ErrorCodes.Unauthenticated);

        if (name == "early")
            throw new FieldException("Come back in a moment.", ErrorCodes.Unavailable);

        if (name == "briefly")
            features.Set(new SignInEnd(_clock.GetUtcNow() + TimeSpan.FromMilliseconds(100)));

        if (name == "for an hour")
            features.Set(new SignInEnd(_clock.GetUtcNow() + TimeSpan.FromHours(1)));

        features.Set(new Viewer(name));
        return ValueTask.CompletedTask;
    }

    sealed record HelloArgs(string? Name);

    sealed record CountArgs(int To);

    sealed record FloodArgs(int Bytes);

    sealed record Viewer(string Name);
}
