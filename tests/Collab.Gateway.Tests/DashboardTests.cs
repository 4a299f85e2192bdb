using System.Net;
using Collab.Journal;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class DashboardTests(DashboardTests.Gateway gateway) : IClassFixture<DashboardTests.Gateway>
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("nobody-of-this-name", HttpStatusCode.Unauthorized)]
    [InlineData("leena", HttpStatusCode.Forbidden)]
    [InlineData("ylva", HttpStatusCode.OK)]
    public async Task Only_administrators_have_access(string? person, HttpStatusCode expected)
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
    public async Task Browser_can_sign_in_by_query_parameter_for_the_dashboard_path_only()
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

    [Theory]
    [InlineData("fi", null, "Sivu on vain verkoston ylläpitäjille. Avaa /orleans/?person=NIMI")]
    [InlineData("sv", null, "Sidan är bara för nätverkets administratörer. Öppna /orleans/?person=NAMN")]
    [InlineData("en", null, "This page is for administrators of the network only. Open /orleans/?person=NAME")]
    [InlineData("sv", "leena", "Sidan är bara för nätverkets administratörer.\n")]
    public async Task Access_denied_page_is_in_the_readers_language(string language, string? person, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address, "/orleans/"));
        request.Headers.Add("Accept-Language", language);
        if (person is not null) request.Headers.Add("Collab-Person", person);

        using var response = await gateway.Client.SendAsync(request);

        Assert.StartsWith(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("nonsense", HttpStatusCode.BadRequest)]
    [InlineData(null, HttpStatusCode.Gone)]
    public async Task Invalid_cursor_is_a_client_error_on_the_dashboard(string? cursor, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address, "/orleans/"));
        request.Headers.Add("Collab-Person", "ylva");
        request.Headers.Add("Collab-After", cursor ?? JournalCursor.Format(Guid.NewGuid(), JournalPosition.Start));

        using var response = await gateway.Client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Dashboard_is_off_by_default()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var without = GatewayProcess.Start(new GatewayStart("--port", "0", "--empty") { ConnectionString = database.ConnectionString, IsDemo = true });
        var address = await without.Listening();

        using var response = await gateway.Client.GetAsync(new Uri(address, "/orleans/"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>The address without trailing slash redirects to the one with it.</summary>
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
