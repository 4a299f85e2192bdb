using System.Net;
using System.Text.Json;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests;

public sealed class HttpTests(Server server) : IClassFixture<Server>
{
    const string Official = "application/graphql-response+json";
    const string Json = "application/json";

    static string Body(string query) => JsonSerializer.Serialize(new { query });

    static Task<string> Text(HttpResponseMessage response) => response.Text();

    [Theory]
    [InlineData(Official, Official)]
    [InlineData(Json, Json)]
    [InlineData("*/*", Json)]
    [InlineData(null, Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", Official)]
    [InlineData("application/json, application/graphql-response+json", Official)]
    [InlineData("application/json, application/graphql-response+json;q=0.5", Json)]
    [InlineData("text/html, application/graphql-response+json; charset=utf-8", Official)]
    public async Task The_media_type_is_what_the_client_prefers(string? accept, string expected)
    {
        var response = await server.Send(HttpMethod.Post, "graphql", accept, Body("{ hello }"), Json);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{expected}; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"data":{"hello":"hello you"}}""", await Text(response));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json;charset=utf-16")]
    public async Task Unacceptable_Accept_header_is_refused(string accept) =>
        Assert.Equal(HttpStatusCode.NotAcceptable, (await server.Post(Body("{ hello }"), accept)).StatusCode);

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_of_another_content_type_is_refused(string? contentType) =>
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await server.Post(Body("{ hello }"), contentType: contentType)).StatusCode);

    [Theory]
    [InlineData("""{"query":"{"}""")]
    [InlineData("""{"query":"{ nothing }"}""")]
    [InlineData("""{"query":"{ hello }","operationName":"x"}""")]
    [InlineData("""{"query":"query ($n: Int!) { hello }","variables":{}}""")]
    public async Task A_request_that_cannot_run_is_400_except_for_clients_of_plain_JSON(string body)
    {
        var official = await server.Post(body);
        var legacy = await server.Post(body, Json);

        Assert.Equal(HttpStatusCode.BadRequest, official.StatusCode);
        Assert.Equal(HttpStatusCode.OK, legacy.StatusCode);
        foreach (var response in new[] { official, legacy })
        {
            using var json = JsonDocument.Parse(await Text(response));
            Assert.NotEmpty(json.RootElement.GetProperty("errors").EnumerateArray());
            Assert.False(json.RootElement.TryGetProperty("data", out _));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("""{"qeury":"{ hello }"}""")]
    [InlineData("""{"query":7}""")]
    [InlineData("""{"query":null}""")]
    [InlineData("""{"query":""}""")]
    [InlineData("""{"query":"{ hello }","variables":[]}""")]
    [InlineData("""{"query":"{ hello }","operationName":7}""")]
    [InlineData("""{"query":"{ hello }","extensions":"x"}""")]
    [InlineData("""{"query":"{ \ud800 }"}""")]
    public async Task Malformed_request_is_400_for_every_client(string body)
    {
        foreach (var accept in new[] { Official, Json })
        {
            var response = await server.Post(body, accept);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal($"{accept}; charset=utf-8", response.Content.Headers.ContentType!.ToString());
            Assert.Contains("\"code\":\"BAD_USER_INPUT\"", await Text(response), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{ "not JSON""")]
    [InlineData("""{"query":"{ hello }"} more""")]
    public async Task A_body_that_is_not_JSON_is_400_for_every_client(string body)
    {
        foreach (var accept in new[] { Official, Json })
        {
            var response = await server.Post(body, accept);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.StartsWith("{\"errors\":[{\"message\":\"The body is not well-formed JSON", await Text(response), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Unknown_parameters_are_ignored_and_null_ones_are_as_none() =>
        Assert.Equal(HttpStatusCode.OK, (await server.Post("""{"query":"{ hello }","variables":null,"operationName":null,"extensions":null,"more":{"a":[1]}}""")).StatusCode);

    [Fact]
    public async Task Variables_and_operation_names_reach_the_operation()
    {
        var response = await server.Post("""{"query":"query A($n: String) {\n  hello(name: $n)\n} query B { viewer }","operationName":"A","variables":{"n":"\u00e5\ud83d\ude00"}}""");

        Assert.Equal("""{"data":{"hello":"hello å😀"}}""", await Text(response));
    }

    [Fact]
    public async Task Field_error_is_part_of_a_200_response()
    {
        var response = await server.Post(Body("{ fails }"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"no","locations":[{"line":1,"column":3}],"path":["fails"],"extensions":{"code":"NOT_FOUND"}}],"data":{"fails":null}}""",
            await Text(response));
    }

    [Fact]
    public async Task A_query_can_be_sent_with_GET()
    {
        var query = $"?query={Uri.EscapeDataString("query ($n: String) { hello(name: $n) }")}&variables={Uri.EscapeDataString("""{"n":"GET"}""")}&operationName=&extensions=";

        Assert.Equal("""{"data":{"hello":"hello GET"}}""", await Text(await server.Get(query)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?query=")]
    [InlineData("?query=%7Bhello%7D&variables=%5B%5D")]
    [InlineData("?query=%7Bhello%7D&variables=%7B")]
    [InlineData("?query=%7Bhello%7D&variables=%7B%7Dx")]
    public async Task A_malformed_GET_is_refused(string query)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Get(query)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Get(query, Json)).StatusCode);
    }

    [Fact]
    public async Task A_mutation_is_not_run_by_GET()
    {
        var response = await server.Get("?query=mutation%7Btouch%7D");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.Equal("""{"data":{"touch":1}}""", await Text(await server.Post(Body("mutation { touch }"))));
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        var response = await server.Send(HttpMethod.Put, "graphql", Json, Body("{ hello }"), Json);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task The_schema_is_served_as_text()
    {
        var response = await server.Get("?sdl", "*/*");

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("type Mutation {\n  touch: Int!\n  write(text: String!): String!\n}", await Text(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_gets_the_page() =>
        Assert.Equal("<html>", await Text(await server.Get("", "text/html,application/xhtml+xml,*/*;q=0.8")));

    [Theory]
    [InlineData(9_990, HttpStatusCode.OK)]
    [InlineData(9_991, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(99_976, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(2_000_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Documents_and_bodies_are_limited(int padding, HttpStatusCode expected) =>
        Assert.Equal(expected, (await server.Post(Body("{ hello }" + new string(' ', padding + 1)))).StatusCode);

    [Fact]
    public async Task The_host_gives_each_request_its_viewer()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = new StringContent(Body("{ viewer }"), null, Json) };
        request.Headers.Add("X-Viewer", "Aino");

        Assert.Equal("""{"data":{"viewer":"Aino"}}""", await Text(await server.Client.SendAsync(request)));
    }

    [Fact]
    public async Task The_host_can_refuse_a_request()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = new StringContent(Body("{ viewer }"), null, Json) };
        request.Headers.Add("X-Viewer", "stranger");

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client.SendAsync(request)).StatusCode);
    }
}
