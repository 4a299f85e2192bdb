using System.Net;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>Orleans' dashboard, which is for administrators.</summary>
public sealed class DashboardTests(DashboardTests.Gateway gateway) : IClassFixture<DashboardTests.Gateway>
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("nobody-of-this-name", HttpStatusCode.Unauthorized)]
    [InlineData("leena", HttpStatusCode.Forbidden)]
    [InlineData("ylva", HttpStatusCode.OK)]
    public async Task Administrators_are_let_in_and_nobody_else(string? person, HttpStatusCode expected)
    {
        foreach (var path in new[] { "/orleans", "/orleans/", "/orleans/index.min.js", "/orleans/ClusterStats", "/ORLEANS/GrainState", "/orleans/fonts/none" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address, path));
            if (person is not null) request.Headers.Add("Collab-Person", person);
            using var response = await gateway.Client.SendAsync(request);
            var isThere = path is not "/orleans/fonts/none";
            Assert.Equal(expected == HttpStatusCode.OK && !isThere ? HttpStatusCode.NotFound : expected, path == "/orleans" ? Seen(response) : response.StatusCode);
        }
    }

    [Fact]
    public async Task A_browser_signs_in_by_address_and_is_remembered_for_this_page_alone()
    {
        using var opened = await gateway.Client.GetAsync(new Uri(gateway.Address, "/orleans/?person=ylva"));
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.Equal("/orleans/", opened.Headers.Location!.ToString());
        Assert.Contains("path=/orleans; samesite=strict; httponly", cookie, StringComparison.OrdinalIgnoreCase);

        Assert.Contains("Orleans", await (await Get("/orleans/", cookie)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("totalActiveHostCount", await (await Get("/orleans/DashboardCounters", cookie)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("/orleans/Trace", cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("/orleans/", cookie.Replace("ylva", "leena", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task It_is_not_there_unless_it_is_asked_for()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var without = GatewayProcess.Start(new GatewayStart("--port", "0", "--empty") { ConnectionString = database.ConnectionString, IsDemo = true });
        var address = await without.Listening();

        using var response = await gateway.Client.GetAsync(new Uri(address, "/orleans/"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>Without its last slash the address leads on to the one with it.</summary>
    static HttpStatusCode Seen(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.MovedPermanently ? HttpStatusCode.OK : response.StatusCode;

    async Task<HttpResponseMessage> Get(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address, path));
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        return await gateway.Client.SendAsync(request);
    }

    /// <summary>A gateway with the example network and the dashboard.</summary>
    public sealed class Gateway : IAsyncLifetime
    {
        TestDatabase _database = null!;
        GatewayProcess _gateway = null!;

        public Uri Address { get; private set; } = null!;

        public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

        public async Task InitializeAsync()
        {
            _database = await TestDatabase.CreateEmptyAsync();
            _gateway = GatewayProcess.Start(new GatewayStart("--port", "0")
            {
                ConnectionString = _database.ConnectionString,
                IsDemo = true,
                Environment = { ["Collab__Dashboard"] = "true" },
            });
            Address = await _gateway.Listening();
        }

        public async Task DisposeAsync()
        {
            Client.Dispose();
            await _gateway.DisposeAsync();
            await _database.DisposeAsync();
        }
    }
}
