using System.Net;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class ServingTests(PlainGateway plain) : IClassFixture<PlainGateway>
{
    static readonly HttpClient Client = new();

    [Fact]
    public async Task Empty_database_is_migrated_and_served_until_Ctrl_C()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var gateway = GatewayProcess.Start(database.ConnectionString, "--port", "0", "--empty");
        var graphQL = await gateway.Listening();

        Assert.Equal("live\n", await Client.GetStringAsync(new Uri(graphQL, "/health/live")));
        Assert.Equal("ready\n", await Client.GetStringAsync(new Uri(graphQL, "/health/ready")));
        Assert.Contains("curl", gateway.Output, StringComparison.Ordinal);

        gateway.Interrupt();
        Assert.Equal(0, await gateway.Ended());
    }

    [Fact]
    public async Task HEAD_is_GET_without_a_body()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0", "--empty") { ConnectionString = database.ConnectionString, IsDemo = true });
        var root = new Uri(await gateway.Listening(), "/");
        foreach (var path in new[] { "/", "/health/live", "/health/ready", "/demo", "/graphql?sdl", "/graphiql/page.js" })
        {
            var address = new Uri(root, path);
            using var get = await Client.GetAsync(address);
            using var head = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

            Assert.Equal((path, HttpStatusCode.OK), (path, get.StatusCode));
            Assert.Equal((path, get.StatusCode, get.Content.Headers.ContentType), (path, head.StatusCode, head.Content.Headers.ContentType));
            Assert.NotEmpty(await get.Content.ReadAsByteArrayAsync());
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }

        using var post = await Client.PostAsync(new Uri(root, "/health/live"), null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Fact]
    public void No_folder_is_watched_for_changes()
    {
        var open = Directory.GetFiles($"/proc/{plain.ProcessId}/fd").Select(descriptor => new FileInfo(descriptor).LinkTarget);
        Assert.DoesNotContain(open, target => target?.Contains("inotify", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task GraphiQL_is_served_without_external_requests()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, plain.Address);
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        using var response = await Client.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        foreach (var file in new[] { "graphiql.min.js", "graphiql.min.css", "react.production.min.js", "react-dom.production.min.js", "fetcher.js", "page.js", "page.css" })
        {
            Assert.Contains("/graphiql/" + file, page, StringComparison.Ordinal);
            using var asset = await Client.GetAsync(new Uri(plain.Address, "/graphiql/" + file));
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Landing_page_links_only_to_what_is_served(bool introspection)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0")
        {
            ConnectionString = database.ConnectionString,
            IsDemo = true,
            Environment = { ["GraphQL__Introspection"] = introspection.ToString() },
        });
        var address = await gateway.Listening();

        var landing = await Client.GetStringAsync(new Uri(address, "/"));
        var demo = await Client.GetStringAsync(new Uri(address, "/demo?lang=en"));

        Assert.Equal(introspection, landing.Contains("GraphiQL", StringComparison.Ordinal));
        Assert.Equal(introspection, landing.Contains("?sdl", StringComparison.Ordinal));
        Assert.Equal(introspection, demo.Contains("/graphql?person=ylva", StringComparison.Ordinal));
        Assert.Equal(introspection, demo.Contains("GraphiQL", StringComparison.Ordinal));
        Assert.Equal(introspection, gateway.Output.Contains("GraphiQL", StringComparison.Ordinal));
        Assert.Contains("<code>ylva</code>", demo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_sign_ins_are_listed_in_demo_mode_only()
    {
        using var demo = await Client.GetAsync(new Uri(plain.Address, "/demo"));

        Assert.Equal(HttpStatusCode.NotFound, demo.StatusCode);
    }
}
