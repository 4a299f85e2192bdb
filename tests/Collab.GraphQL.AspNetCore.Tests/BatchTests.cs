using System.Net;
using System.Text.Json;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests;

public sealed class BatchTests(Server server) : IClassFixture<Server>
{
    static string Batch(params string[] documents) => JsonSerializer.Serialize(documents.Select(query => new { query }));

    [Theory]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/json")]
    public async Task Each_request_has_its_own_response_in_its_place(string accept)
    {
        var response = await server.Post(
            """  [{"query":"{ hello }"},{"query":"{ nothing }"},{"variables":{}},{"query":"query ($n: String) { hello(name: $n) }","variables":{"n":"\u00e5\n"}},{"query":"{ fails }"}] """,
            accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{accept}; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var responses = JsonElement.Parse(await response.Text()).EnumerateArray().ToList();
        Assert.Equal(5, responses.Count);
        Assert.Equal("""{"data":{"hello":"hello you"}}""", responses[0].GetRawText());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", Code(responses[1]));
        Assert.Equal("BAD_USER_INPUT", Code(responses[2]));
        Assert.Equal("hello å\n", responses[3].GetProperty("data").GetProperty("hello").GetString());
        Assert.Equal("NOT_FOUND", Code(responses[4]));
    }

    [Fact]
    public async Task Mutations_run_in_their_order_and_queries_see_what_was_written_before_them()
    {
        await using var own = await Server.Start(options => options);

        var response = await own.Post(Batch(
            "{ written }", "mutation { write(text: \"a\") }", "{ written }", "mutation { write(text: \"b\") }", "mutation { write(text: \"c\") }", "{ written }"));

        Assert.Equal(
            """[{"data":{"written":""}},{"data":{"write":"a"}},{"data":{"written":"a"}},{"data":{"write":"ab"}},{"data":{"write":"abc"}},{"data":{"written":"abc"}}]""",
            await response.Text());
    }

    [Fact]
    public async Task Queries_run_concurrently() =>
        Assert.Equal("""[{"data":{"meet":true}},{"data":{"meet":true}}]""", await (await server.Post(Batch("{ meet }", "{ meet }"))).Text());

    [Fact]
    public async Task A_batch_may_be_as_long_as_the_limit_and_no_longer()
    {
        var within = await server.Post(Batch([.. Enumerable.Repeat("{ hello }", 10)]));
        var over = await server.Post(Batch([.. Enumerable.Repeat("{ hello }", 11)]));

        Assert.Equal(HttpStatusCode.OK, within.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, over.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"The batch has 11 requests; the limit is 10. Send the rest in another one.","extensions":{"code":"TOO_LARGE","limitName":"batchSize","limit":10,"measured":11}}]}""",
            await over.Text());
    }

    [Theory]
    [InlineData("[]", "The batch is empty.")]
    [InlineData("""[{"query":"{ hello }"},"sample"]""", "Entry 1 of the batch is not a request")]
    [InlineData("""[[{"query":"{ hello }"}]]""", "Entry 0 of the batch is not a request")]
    [InlineData("""[{"query":"{ hello }"}""", "not well-formed JSON")]
    [InlineData("""[{"query":"{ hello }"}] more""", "not well-formed JSON")]
    public async Task Invalid_batch_is_refused_as_a_whole(string body, string told)
    {
        var response = await server.Post(body, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(told, await response.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_sign_in_refuses_the_batch()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = new StringContent(Batch("{ hello }", "{ hello }"), null, "application/json") };
        request.Headers.Add("X-Viewer", "stranger");

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_batch_is_not_taken_by_GET() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Get("?query=" + Uri.EscapeDataString(Batch("{ hello }")))).StatusCode);

    static string Code(JsonElement response) => response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
}
