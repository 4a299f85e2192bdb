using System.Net;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests;

/// <summary>Requests that a page of another site can make a browser send without a preflight.</summary>
public sealed class CrossSiteTests(Server server) : IClassFixture<Server>
{
    const string Query = "graphql?query=%7Bhello%7D";

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_plain_GET_of_another_origin_s_page_is_refused(string site)
    {
        var response = await Get(Query, ("Sec-Fetch-Site", site));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("\"code\":\"FORBIDDEN\"", await response.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    [InlineData(null)]
    public async Task GET_from_this_origin_an_address_bar_or_a_program_is_served(string? site) =>
        Assert.Equal(HttpStatusCode.OK, (await Get(Query, ("Sec-Fetch-Site", site))).StatusCode);

    [Theory]
    [InlineData("Apollo-Require-Preflight", "true")]
    [InlineData("X-Apollo-Operation-Name", "Hello")]
    [InlineData("GraphQL-Preflight", "1")]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("Content-Type", "application/json")]
    public async Task Preflighted_GET_is_served(string header, string value) =>
        Assert.Equal(HttpStatusCode.OK, (await Get(Query, ("Sec-Fetch-Site", "cross-site"), (header, value))).StatusCode);

    [Theory]
    [InlineData("https://portal.example", HttpStatusCode.OK)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task A_plain_GET_of_an_origin_that_is_allowed_is_served(string? origin, HttpStatusCode expected)
    {
        await using var own = await Server.Start(options => options with { Subscriptions = new SubscriptionOptions { AllowedOrigins = ["https://portal.example"] } });
        using var request = new HttpRequestMessage(HttpMethod.Get, Query);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        Assert.Equal(expected, (await own.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Plain_content_type_does_not_count_as_preflighted() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(Query, ("Sec-Fetch-Site", "cross-site"), ("Content-Type", "text/plain;x=application/json"))).StatusCode);

    [Fact]
    public async Task A_link_from_another_site_opens_the_page() =>
        Assert.Equal(HttpStatusCode.OK, (await Get("graphql", ("Sec-Fetch-Site", "cross-site"), ("Accept", "text/html"))).StatusCode);

    async Task<HttpResponseMessage> Get(string path, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Content = new ByteArrayContent([]) };
        foreach (var (name, value) in headers)
        {
            if (value is not null && !request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Client.SendAsync(request);
    }
}
