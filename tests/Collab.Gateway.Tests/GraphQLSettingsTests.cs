using System.Net;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class GraphQLSettingsTests : IAsyncLifetime
{
    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Limits_are_applied_shown_and_reported_in_refusals()
    {
        await using var gateway = Start(new() { ["GraphQL__Limits__Depth"] = "4", ["GraphQL__Limits__TimeMs"] = "2500" });
        var graphQL = await gateway.Listening();

        var limits = await DemoGateway.Ask(graphQL, "{ limits { depth timeMs cost } }");
        var refused = await DemoGateway.Ask(graphQL, "{ projects { nodes { owner { projects { totalCount } } } } }");

        Assert.Equal("""{"data":{"limits":{"depth":4,"timeMs":2500,"cost":5000}}}""", limits.GetRawText());
        Assert.Equal(
            """{"code":"TOO_COMPLEX","limitName":"depth","limit":4,"measured":5}""",
            refused.GetProperty("errors")[0].GetProperty("extensions").GetRawText());
    }

    [Fact]
    public async Task Schema_is_not_served_without_introspection()
    {
        await using var gateway = Start(new() { ["GraphQL__Introspection"] = "false" });
        var graphQL = await gateway.Listening();
        using var client = new HttpClient();

        var introspection = await DemoGateway.Ask(graphQL, "{ __schema { queryType { name } } }");
        var mistyped = await DemoGateway.Ask(graphQL, "{ project { nam } projcts { totalCount } }");
        var typeName = await DemoGateway.Ask(graphQL, "{ __typename }");
        using var sdl = await client.GetAsync(new Uri(graphQL, "?sdl"));

        Assert.Equal("GRAPHQL_VALIDATION_FAILED", DemoGateway.Code(introspection));
        Assert.DoesNotContain("Did you mean", mistyped.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", typeName.GetRawText());
        Assert.Equal(HttpStatusCode.BadRequest, sdl.StatusCode);
        Assert.DoesNotContain("type Query", await sdl.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_wrong_setting_is_one_line()
    {
        await using var gateway = Start(new()
        {
            ["GraphQL__Limits__Depth"] = "deep",
            ["GraphQL__Limits__Cost"] = "-1",
            ["GraphQL__Limits__Dept"] = "3",
            ["GraphQL__Streams__SendTimeoutMs"] = "0",
            ["GraphQL__Streams__Origins"] = "*",
            ["Collab__CleanUp__CommandKeyDays"] = "7",
            ["GraphQL__Introspection"] = "no",
        });
        string[] told =
        [
            "GraphQL__Limits__Depth: it is \"deep\"; set it to a whole number from 1 to 200.",
            "GraphQL__Limits__Cost: it is \"-1\"; set it to a whole number from 0 to 1000000000.",
            "GraphQL__Limits__Dept: there is no such setting. Did you mean GraphQL__Limits__Depth?",
            "GraphQL__Streams__SendTimeoutMs: it is \"0\"; set it to a whole number from 1 to 600000.",
            "GraphQL__Streams__Origins: there is no such setting. Did you mean GraphQL__AllowedOrigins?",
            "Collab__CleanUp__CommandKeyDays: it is \"7\"; set it to a whole number from 30 to 3650.",
            "GraphQL__Introspection: it is \"no\"; set it to true or false.",
        ];

        Assert.Equal(1, await gateway.Ended());
        Assert.Empty(gateway.Output);
        var lines = gateway.Errors.TrimEnd('\n').Split('\n');
        Assert.All(told, line => Assert.Single(lines, said => said.Contains(line, StringComparison.Ordinal)));
        Assert.Equal(told.Length, lines.Count(line => line.Contains("__", StringComparison.Ordinal)));
    }

    GatewayProcess Start(Dictionary<string, string> environment) =>
        GatewayProcess.Start(new GatewayStart("--port", "0", "--empty") { ConnectionString = _database.ConnectionString, Environment = environment });
}
