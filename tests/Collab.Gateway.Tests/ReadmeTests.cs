using System.Text.Json;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class ReadmeTests(DemoGateway gateway) : IClassFixture<DemoGateway>
{
    static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public async Task Readme_query_returns_the_documented_response()
    {
        var answer = await gateway.Ask(Block("graphql"));

        Assert.True(
            JsonElement.DeepEquals(JsonElement.Parse(Block("json")), answer),
            $"README.md shows another answer than the gateway gives; put this there:\n{answer}");
    }

    static string Block(string language) => Text.Split($"```{language}\n")[1].Split("```")[0];
}
