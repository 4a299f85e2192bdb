using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class ClientRateTests
{
    const string Through = "X-Forwarded-For";

    static readonly IOptions<LoadSettings> Settings =
        Options.Create(new LoadSettings { PersonPerSecond = 1, PersonBurst = 2, AddressPerSecond = 1, AddressBurst = 3 });

    [Fact]
    public void Address_over_its_rate_limit_is_refused_with_retry_time()
    {
        using var rates = new ClientRates(Settings);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.Null(rates.Admit(From("192.0.2.1"))));
        var refusal = rates.Admit(From("192.0.2.1"));

        Assert.Equal(ErrorCodes.RateLimited, refusal?.Code);
        Assert.InRange((int)refusal!.Extensions![RetryAfter.Extension]!, 1, 1000);
        Assert.Null(rates.Admit(From("192.0.2.2")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(1_000_000)]
    public void Rate_limit_replenishes_at_the_configured_rate(int perSecond)
    {
        var options = ClientRates.Options(new Rate(perSecond, perSecond));

        Assert.Equal(perSecond, options.TokensPerPeriod / options.ReplenishmentPeriod.TotalSeconds, tolerance: perSecond / 1000.0);
        Assert.InRange(options.ReplenishmentPeriod.TotalSeconds, 0.025, 1);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1:4711", true)]
    [InlineData("198.51.100.9, 192.0.2.1", "203.0.113.5,192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "[2001:db8:1:2:ffff::9]:4711", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("unknown", "_hidden", true)]
    public void Client_address_is_the_last_one_that_the_trusted_proxy_names(string one, string other, bool areOne) =>
        Assert.Equal(areOne, ClientAddress.Of(From(one)) == ClientAddress.Of(From(other)));

    [Fact]
    public void Loopback_has_no_rate_limit_and_cannot_be_spoofed()
    {
        Assert.Null(ClientAddress.Of(From(forwarded: null)));
        Assert.NotNull(ClientAddress.Of(From("127.0.0.1")));
        Assert.Equal(ClientAddress.Of(From("192.0.2.1")), ClientAddress.Of(From("127.0.0.1", IPAddress.Parse("192.0.2.1"))));
    }

    [Fact]
    public void Person_has_one_rate_limit_across_addresses()
    {
        using var rates = new ClientRates(Settings);
        var (one, other) = (Somebody(), Somebody());

        rates.Count(From("192.0.2.1"), one);
        rates.Count(From("192.0.2.2"), one);
        Assert.Equal(ErrorCodes.RateLimited, Assert.Throws<FieldException>(() => rates.Count(From("192.0.2.3"), one)).Code);
        rates.Count(From("192.0.2.1"), other);
        Assert.All(Enumerable.Range(0, 5), _ => rates.Count(From(forwarded: null), one));
    }

    [Theory]
    [InlineData("198.51.100.9, 192.0.2.1, 10.1.2.3", "192.0.2.1")]
    [InlineData("198.51.100.9, 192.0.2.1, 10.1.2.3, 2001:db8::7", "192.0.2.1")]
    [InlineData("192.0.2.1, 10.2.0.1", "10.2.0.1")]
    public void Trusted_proxies_are_skipped(string forwarded, string client) =>
        Assert.Equal(ClientAddress.Of(From(client)), ClientAddress.Of(From(forwarded)));

    [Fact]
    public async Task Gateway_applies_the_configured_rate_limits()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0")
        {
            ConnectionString = database.ConnectionString,
            IsDemo = true,
            Environment =
            {
                ["Collab__Load__AddressPerSecond"] = "1", ["Collab__Load__AddressBurst"] = "4", ["Collab__Load__PersonPerSecond"] = "1", ["Collab__Load__PersonBurst"] = "2",
                ["Collab__Dashboard"] = "true",
            },
        });
        var address = await gateway.Listening();

        Assert.Equal("200, 200, 429", await Ask(address, "192.0.2.1", "leena", 3));
        Assert.Equal("200, 200, 200, 200, 429", await Ask(address, "192.0.2.2", person: null, 5));
        Assert.Equal("200, 200, 200, 200, 200", await Ask(address, from: null, "leena", 5));
        Assert.Equal("200, 200, 200, 200, 429", await Open(address, "/demo", "192.0.2.3"));
        Assert.Equal("401, 401, 401, 401, 429", await Open(address, "/orleans/", "192.0.2.4"));
        using var client = new HttpClient { DefaultRequestHeaders = { { Through, "192.0.2.2" } } };
        Assert.Equal("live\n", await client.GetStringAsync(new Uri(address, "/health/live")));
    }

    /// <summary>The framework's forwarded-headers middleware as the gateway configures it.</summary>
    static ForwardedHeadersMiddleware Framework
    {
        get
        {
            var headers = new ForwardedHeadersOptions();
            Proxies.Trust(headers, ["10.1.0.0/16", "2001:db8::7"]);
            return new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(headers));
        }
    }

    static async Task<string> Ask(Uri address, string? from, string? person, int times)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/graphql-response+json");
        if (from is not null) client.DefaultRequestHeaders.Add(Through, from);
        if (person is not null) client.DefaultRequestHeaders.Add("Collab-Person", person);
        var statuses = new List<int>();
        for (var i = 0; i < times; i++)
        {
            using var response = await client.PostAsync(address, JsonContent.Create(new { query = "{ __typename }" }));
            statuses.Add((int)response.StatusCode);
            if (response.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.NotNull(response.Headers.RetryAfter);
            Assert.Equal("RATE_LIMITED", DemoGateway.Code(JsonElement.Parse(await response.Content.ReadAsStringAsync())));
        }

        return string.Join(", ", statuses);
    }

    /// <summary>Opens a page five times and returns the refusal.</summary>
    static async Task<string> Open(Uri address, string page, string from)
    {
        using var client = new HttpClient { DefaultRequestHeaders = { { Through, from }, { "Accept-Language", "sv" } } };
        var statuses = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await client.GetAsync(new Uri(address, page));
            statuses.Add((int)response.StatusCode);
            if (response.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.NotNull(response.Headers.RetryAfter);
            Assert.StartsWith("För många", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        return string.Join(", ", statuses);
    }

    static Viewer Somebody() => new(new PersonId(Guid.NewGuid()), Language.Fi);

    static DefaultHttpContext From(string? forwarded, IPAddress? remote = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Connection.RemoteIpAddress = remote ?? IPAddress.Loopback;
        if (forwarded is not null) context.Request.Headers[Through] = forwarded;
        Framework.ApplyForwarders(context);
        return context;
    }
}
