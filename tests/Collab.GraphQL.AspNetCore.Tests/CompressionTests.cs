using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests;

public sealed class CompressionTests(Server server) : IClassFixture<Server>
{
    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    public async Task A_response_is_compressed_as_the_client_prefers(string accepted, string expected)
    {
        var response = await Ask(new string('a', 5_000), accepted);

        Assert.Equal([expected], response.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        Assert.InRange(response.Content.Headers.ContentLength!.Value, 1, 1_000);
        Assert.Equal(Answer(new string('a', 5_000)), await Decompress(response));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    [InlineData("deflate")]
    [InlineData("br;q=0, gzip;q=0")]
    [InlineData("zstd;;;")]
    public async Task Response_is_not_compressed_for_other_clients(string? accepted)
    {
        var response = await Ask(new string('a', 5_000), accepted);

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(Answer(new string('a', 5_000)), await response.Text());
    }

    [Fact]
    public async Task A_small_response_is_not_compressed() =>
        Assert.Empty((await Ask("a", "br, gzip")).Content.Headers.ContentEncoding);

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Incompressible_response_is_not_compressed(string accepted)
    {
        var noise = new Random(1);
        var text = string.Concat(Enumerable.Range(0, 1_500).Select(_ => (char)noise.Next(0x4e00, 0x9fff)));

        var response = await Ask(text, accepted);

        Assert.Equal(Answer(text), await Decompress(response));
    }

    [Fact]
    public async Task A_batch_is_compressed_as_a_whole()
    {
        var response = await Send(Batch(), "br");

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        Assert.Equal(10, JsonElement.Parse(await Decompress(response)).GetArrayLength());
    }

    static string Batch() => JsonSerializer.Serialize(Enumerable.Repeat(new { query = $"{{ hello(name: \"{new string('b', 400)}\") }}" }, 10));

    static string Answer(string name) => $$$"""{"data":{"hello":"hello {{{name}}}"}}""";

    Task<HttpResponseMessage> Ask(string name, string? accepted) =>
        Send(JsonSerializer.Serialize(new { query = "query ($n: String) { hello(name: $n) }", variables = new { n = name } }), accepted);

    async Task<HttpResponseMessage> Send(string body, string? accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = new StringContent(body, null, "application/json") };
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        var response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    static async Task<string> Decompress(HttpResponseMessage response)
    {
        var stream = await response.Content.ReadAsStreamAsync();
        await using Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }
}
