namespace Benchmarks.GraphQL;

/// <summary>What GraphQL costs: the engine alone, then over HTTP beside the raw limit and the servers that a user might take instead.</summary>
static class GraphQLComparison
{
    public static async Task Run(TextWriter output)
    {
        await EngineLoop.Run(output);
        await ServerComparison.Run(output);
    }
}
