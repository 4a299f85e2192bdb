using Collab.GraphQL.AspNetCore.Tests.Streams;
using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Clients;

/// <summary>Subscriptions with common clients.</summary>
public sealed class SubscriptionClientTests
{
    [Theory]
    [InlineData("graphql-ws")]
    [InlineData("graphql-sse")]
    [InlineData("apollo")]
    [InlineData("urql over WebSocket")]
    [InlineData("urql over events")]
    public async Task Client_receives_events_completion_and_errors_and_can_unsubscribe(string client)
    {
        await using var server = await StreamServer.Start();

        var said = await NodeScript.Run("Collab.GraphQL.AspNetCore.Tests", "subscriptions.mjs", client, server.Address.ToString());

        Assert.Equal(
            """
            {"count":1}
            {"count":2}
            {"count":3}
            complete
            {"hello":"hello you"}
            complete
            {"touch":1}
            complete
            ["GRAPHQL_VALIDATION_FAILED"]
            left after {"viewer":"Aino"}

            """.ReplaceLineEndings("\n"),
            said.Replace("error [", "[", StringComparison.Ordinal).Replace("FAILED\"]\ncomplete\n", "FAILED\"]\n", StringComparison.Ordinal));
        await server.Log.AllDisposed;
    }

    [Theory]
    [InlineData("graphql-ws", "closed 1001\nretries\n")]
    [InlineData("graphql-sse", "retries\n")]
    public async Task A_client_comes_back_when_the_server_stops(string client, string expected)
    {
        await using var server = await StreamServer.Start();

        var saying = NodeScript.Run("Collab.GraphQL.AspNetCore.Tests", "reconnect.mjs", client, server.Address.ToString());
        await server.Log.When(() => server.Log.Pulled >= 1);
        await server.Stop();

        Assert.EndsWith(expected, await saying, StringComparison.Ordinal);
    }
}
