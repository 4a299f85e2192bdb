namespace Benchmarks.GraphQL;

/// <summary>The cost of GraphQL: the engine alone, then over HTTP beside a bare endpoint and other servers.</summary>
static class GraphQLComparison
{
    public static async Task Run(TextWriter output)
    {
        await EngineLoop.Run(output);
        await ServerComparison.Run(output);
    }
}
