using System.Net;
using System.Net.Http.Headers;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>GraphQL over HTTP as the gateway configures it; the transports have their own tests.</summary>
public sealed class TransportTests(DemoGateway gateway) : IClassFixture<DemoGateway>
{
    static readonly HttpClient Client = new();

    [Theory]
    [InlineData("?query=%7B__typename%7D", "Accept, Accept-Encoding, Authorization, Accept-Language, Cookie, Collab-Person, Collab-Antiforgery")]
    [InlineData("?sdl", "Accept-Encoding")]
    public async Task GET_response_has_Vary_and_is_not_sent_twice(string query, string vary)
    {
        using var first = await Get(query, null);
        using var again = await Get(query, first.Headers.ETag);

        Assert.Equal(vary, string.Join(", ", first.Headers.Vary));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("\\u0000")]
    public async Task Null_character_finds_nothing_and_is_no_error(string slug)
    {
        var found = await gateway.Ask($$"""{ project(slug: "{{slug}}") { id } node(id: "{{slug}}") { id } }""");

        Assert.Equal("""{"data":{"project":null,"node":null}}""", found.GetRawText());
    }

    [Fact]
    public async Task Invalid_clientMutationId_is_refused()
    {
        var board = await gateway.Ask("""{ project(slug: "lahti") { goals { nodes { id } } } }""");
        var goal = board.GetProperty("data").GetProperty("project").GetProperty("goals").GetProperty("nodes")[0].GetProperty("id").GetString();
        foreach (var id in new[] { "", "a\\u0000", new string('x', 101) })
        {
            var answer = await gateway.Ask(
                $$"""mutation { reviseGoal(input: {goal: "{{goal}}", reason: [{language: EN, value: "r"}], clientMutationId: "{{id}}"}) { errors { code } } }""", "leena");

            Assert.Equal("BAD_USER_INPUT", DemoGateway.Code(answer));
        }
    }

    [Fact]
    public async Task OnlyTrustedDocuments_refuses_other_documents()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var manifest = Path.GetTempFileName();
        await File.WriteAllTextAsync(manifest, """{"0a1b":"query Count { projects { totalCount } }"}""");
        await using var own = GatewayProcess.Start(new GatewayStart("--port", "0", "--empty")
        {
            ConnectionString = database.ConnectionString,
            Environment = new Dictionary<string, string> { ["GraphQL__TrustedDocuments"] = manifest, ["GraphQL__OnlyTrustedDocuments"] = "true" },
        });
        var address = await own.Listening();

        Assert.Equal("""{"data":{"projects":{"totalCount":0}}}""", await Client.GetStringAsync(new Uri(address, "?documentId=0a1b")));
        Assert.Equal("FORBIDDEN", DemoGateway.Code(await DemoGateway.Ask(address, "{ __typename }")));
        File.Delete(manifest);
    }

    async Task<HttpResponseMessage> Get(string query, EntityTagHeaderValue? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address, query));
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);

        return await Client.SendAsync(request);
    }
}
