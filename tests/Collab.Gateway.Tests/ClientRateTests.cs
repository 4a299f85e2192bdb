using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Collab.Gateway.Commands;
using Collab.Gateway.Load;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class ClientRateTests
{
    const string Through = "X-Forwarded-For";

    static readonly LoadSettings Settings = new(new LoadOptions(), Person: new Rate(1, 2), Address: new Rate(1, 3));

    [Fact]
    public void An_address_may_ask_as_often_as_its_allowance_says_and_is_told_when_to_come_back()
    {
        using var rates = new ClientRates(Settings);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.Null(rates.Admit(From("192.0.2.1"))));
        var refusal = rates.Admit(From("192.0.2.1"));

        Assert.Equal(ErrorCodes.RateLimited, refusal?.Code);
        Assert.InRange((int)refusal!.Extensions![RetryAfter.Extension]!, 1, 1000);
        Assert.Null(rates.Admit(From("192.0.2.2")));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1:4711", true)]
    [InlineData("198.51.100.9, 192.0.2.1", "203.0.113.5,192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "[2001:db8:1:2:ffff::9]:4711", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("unknown", "_hidden", true)]
    public void One_client_is_what_the_proxy_names_last_whatever_it_says_itself(string one, string other, bool areOne) =>
        Assert.Equal(areOne, ClientAddress.Of(From(one)) == ClientAddress.Of(From(other)));

    [Fact]
    public void The_machine_itself_has_no_allowance_and_others_may_not_pass_for_it()
    {
        Assert.Null(ClientAddress.Of(From(forwarded: null)));
        Assert.NotNull(ClientAddress.Of(From("127.0.0.1")));
        Assert.Equal(ClientAddress.Of(From("192.0.2.1")), ClientAddress.Of(From("127.0.0.1", IPAddress.Parse("192.0.2.1"))));
    }

    [Fact]
    public void A_person_has_one_allowance_wherever_they_are()
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
    [InlineData("ConcurrentRequests", "0")]
    [InlineData("AddressPerSecond", "many")]
    [InlineData("PersonBurst", "-1")]
    public void A_wrong_setting_is_named(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Collab:Load:{key}", value)]).Build();

        Assert.Contains($"Collab__Load__{key}", Assert.Throws<OperatorException>(() => LoadSettings.Read(configuration)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gateway_keeps_the_allowances_of_its_settings()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0")
        {
            ConnectionString = database.ConnectionString,
            IsDemo = true,
            Environment = { ["Collab__Load__AddressPerSecond"] = "1", ["Collab__Load__AddressBurst"] = "4", ["Collab__Load__PersonPerSecond"] = "1", ["Collab__Load__PersonBurst"] = "2" },
        });
        var address = await gateway.Listening();

        Assert.Equal("200, 200, 429", await Ask(address, "192.0.2.1", "leena", 3));
        Assert.Equal("200, 200, 200, 200, 429", await Ask(address, "192.0.2.2", person: null, 5));
        Assert.Equal("200, 200, 200, 200, 200", await Ask(address, from: null, "leena", 5));
        using var client = new HttpClient { DefaultRequestHeaders = { { Through, "192.0.2.2" } } };
        Assert.Equal("live\n", await client.GetStringAsync(new Uri(address, "/health/live")));
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

    static Viewer Somebody() => new(new PersonId(Guid.NewGuid()), Language.Fi);

    static DefaultHttpContext From(string? forwarded, IPAddress? remote = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Connection.RemoteIpAddress = remote ?? IPAddress.Loopback;
        if (forwarded is not null) context.Request.Headers[Through] = forwarded;
        return context;
    }
}
