using System.Net;
using System.Net.Http.Headers;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests;

public sealed class CachingTests(Server server) : IClassFixture<Server>
{
    const string Viewer = "?query=%7Bviewer%7D";

    [Theory]
    [InlineData(Viewer)]
    [InlineData("?sdl")]
    public async Task Cached_response_is_not_sent_again(string query)
    {
        var first = await Get(query);
        var again = await Get(query, first.Headers.ETag!.ToString());
        var among = await Get(query, $"\"other\", {first.Headers.ETag.Tag}");
        var any = await Get(query, "*");

        foreach (var response in new[] { again, among, any })
        {
            Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
            Assert.Equal("", await response.Text());
            Assert.Equal(first.Headers.ETag, response.Headers.ETag);
            Assert.Equal(first.Headers.Vary, response.Headers.Vary);
            Assert.Equal(first.Headers.CacheControl, response.Headers.CacheControl);
        }
    }

    [Fact]
    public async Task Response_is_private_and_revalidated()
    {
        var response = await Get(Viewer);

        Assert.Equal("no-cache, private", response.Headers.CacheControl!.ToString());
        Assert.Equal(["Accept", "Accept-Encoding", "X-Viewer"], response.Headers.Vary);
    }

    [Fact]
    public async Task Another_viewer_s_answer_has_another_tag()
    {
        var nobody = await Get(Viewer);

        var aino = await Get(Viewer, nobody.Headers.ETag!.ToString(), "Aino");

        Assert.Equal(HttpStatusCode.OK, aino.StatusCode);
        Assert.Equal("""{"data":{"viewer":"Aino"}}""", await aino.Text());
    }

    [Theory]
    [InlineData("?query=%7Bnothing%7D")]
    [InlineData("?query=mutation%7Btouch%7D")]
    [InlineData("?documentId=unknown")]
    public async Task Refusal_is_not_cacheable(string query)
    {
        var response = await Get(query);

        Assert.Null(response.Headers.ETag);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_schema_is_the_same_for_every_viewer()
    {
        var response = await Get("?sdl");

        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
    }

    [Fact]
    public async Task HEAD_returns_the_headers_of_GET()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "graphql" + Viewer);
        var head = await server.Client.SendAsync(request);
        var get = await server.Get(Viewer, "*/*");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("", await head.Text());
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_mutation_is_not_run_by_HEAD()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "graphql?query=mutation%7Btouch%7D");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.Client.SendAsync(request)).StatusCode);
    }

    async Task<HttpResponseMessage> Get(string query, string? ifNoneMatch = null, string? viewer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "graphql" + query);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);

        if (viewer is not null)
            request.Headers.Add("X-Viewer", viewer);

        return await server.Client.SendAsync(request);
    }
}
