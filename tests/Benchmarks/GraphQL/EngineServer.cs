using Benchmarks.Http;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;

namespace Benchmarks.GraphQL;

/// <summary>The engine over HTTP, in a process of its own.</summary>
static class EngineServer
{
    /// <summary>The first argument that starts this program as the server.</summary>
    public const string Command = "engine-server";

    /// <summary>Serves until standard input ends; prints its address as the first line.</summary>
    public static async Task Run()
    {
        await using var app = BareServer.Create();
        app.MapGraphQL("/graphql", new GraphQLExecutor(PortalSchema.Build()));
        await BareServer.Serve(app);
    }
}
