using Benchmarks.Http;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;

namespace Benchmarks.GraphQL;

/// <summary>The engine over HTTP, in a process of its own.</summary>
static class EngineServer
{
    /// <summary>The first argument that makes this program the server.</summary>
    public const string Command = "engine-server";

    /// <summary>Serves until standard input ends; its first line on standard output is its address.</summary>
    public static async Task Run()
    {
        await using var app = BareServer.Create();
        app.MapGraphQL("/graphql", new GraphQLExecutor(PortalSchema.Build()));
        await BareServer.Serve(app);
    }
}
