using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>The gateway below a path of a site, as a browser sees it: every address that its pages name is asked for as the browser would.</summary>
public sealed partial class PrefixTests(DemoGateway gateway) : IClassFixture<DemoGateway>
{
    const string Prefix = "/network/collab";

    static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    Uri _own = new(gateway.Address, "/");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Local_proxy_can_set_the_prefix_with_and_without_stripping_it(bool takesOff)
    {
        var seen = await Crawl(path => Send(takesOff ? path[Prefix.Length..] : path, ("X-Forwarded-Prefix", Prefix), ("X-Forwarded-For", "192.0.2.1")), Prefix);

        Assert.Contains($"{Prefix}/graphql?person=leena", seen);
        Assert.Contains($"{Prefix}/graphiql/graphiql.min.js", seen);
        Assert.Contains($"{Prefix}/demo?lang=sv", seen);
    }

    [Fact]
    public async Task Without_a_prefix_links_have_none()
    {
        var seen = await Crawl(path => Send(path), "");

        Assert.Contains("/graphiql/graphiql.min.js", seen);
    }

    [Fact]
    public async Task The_prefix_can_be_set()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var below = GatewayProcess.Start(new GatewayStart("--port", "0")
        {
            ConnectionString = database.ConnectionString,
            IsDemo = true,
            Environment = { ["Collab__PathBase"] = Prefix },
        });
        var printed = await below.Listening();
        _own = new Uri(printed, "/");

        Assert.Equal(Prefix + "/graphql", printed.AbsolutePath);
        Assert.Contains($"{printed.GetLeftPart(UriPartial.Authority)}{Prefix}/demo lists sign-ins", below.Output, StringComparison.Ordinal);
        await Crawl(path => Send(path), Prefix);
        await Crawl(path => Send(path[Prefix.Length..]), Prefix);
        Assert.Equal("Query", (await DemoGateway.Ask(printed, "{ __typename }")).GetProperty("data").GetProperty("__typename").GetString());
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(printed) { Scheme = "ws" }.Uri, default);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\"><script>alert(1)</script>")]
    public async Task Invalid_prefix_creates_no_foreign_link_and_no_script(string prefix)
    {
        foreach (var (path, accept) in new[] { ("/", "text/html"), ("/demo", "text/html"), ("/graphql", "text/html") })
        {
            using var response = await Send(path, ("X-Forwarded-Prefix", prefix), ("Accept", accept));
            var page = await response.Content.ReadAsStringAsync();

            Assert.All(Links(page), link => Assert.True(link.StartsWith("data:", StringComparison.Ordinal) || (link[0] == '/' && link[1] != '/'), link));
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        }
    }

    /// <summary>Requests every address on the pages, starting at the landing page, and returns them.</summary>
    static async Task<HashSet<string>> Crawl(Func<string, Task<HttpResponseMessage>> send, string prefix)
    {
        var seen = new HashSet<string>();
        var left = new Queue<string>([prefix + "/"]);
        while (left.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            using var response = await send(path);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var link in Links(await response.Content.ReadAsStringAsync()).Where(link => !link.StartsWith("data:", StringComparison.Ordinal)))
            {
                Assert.StartsWith(prefix + "/", link, StringComparison.Ordinal);
                left.Enqueue(link);
            }
        }

        return seen;
    }

    static IEnumerable<string> Links(string page) => Link().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    async Task<HttpResponseMessage> Send(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_own.GetLeftPart(UriPartial.Authority) + path));
        request.Headers.TryAddWithoutValidation("Accept", "text/html,*/*;q=0.8");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    [GeneratedRegex("""(?:href|src)="([^"]*)""")]
    private static partial Regex Link();
}
