using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests.SignIn;

public sealed class SignInTests(DemoGateway gateway) : IClassFixture<DemoGateway>
{
    const string Change = """mutation { registerAgency(input: { name: [{ value: "Koevirasto", language: FI }], kind: MUNICIPALITY }) { agency { name { value } } errors { code } } }""";

    [Fact]
    public async Task Header_names_the_viewer()
    {
        var asAdministrator = await gateway.Ask(Change, "ylva");
        var asTeamMember = await gateway.Ask(Change, "leena");

        Assert.Equal("Koevirasto", asAdministrator.GetProperty("data").GetProperty("registerAgency").GetProperty("agency").GetProperty("name").GetProperty("value").GetString());
        Assert.Equal("FORBIDDEN", asTeamMember.GetProperty("data").GetProperty("registerAgency").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Request_without_header_is_a_visitor()
    {
        var answer = await gateway.Ask("{ projects { totalCount } }");

        Assert.True(answer.GetProperty("data").GetProperty("projects").GetProperty("totalCount").GetInt32() > 0);
        Assert.Equal("UNAUTHENTICATED", DemoGateway.Code(await gateway.Ask(Change)));
    }

    [Fact]
    public async Task Unknown_person_is_UNAUTHENTICATED()
    {
        var answer = await gateway.Ask("{ __typename }", "nobody-of-this-name");

        Assert.Equal("UNAUTHENTICATED", DemoGateway.Code(answer));
        Assert.False(answer.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Demo_page_lists_everybody()
    {
        using var client = new HttpClient();

        var page = await client.GetStringAsync(new Uri(gateway.Address, "/demo?lang=en"));

        var leena = Assert.Single(page.Split("<section>"), section => section.Contains("/graphql?person=leena", StringComparison.Ordinal));
        Assert.All(
            ["Leena Lahtelainen", "City of Lahti", "Member of the network", "Leading with information", "Starts projects for their own agency", "Changes their teams&#x27; projects"],
            expected => Assert.Contains(expected, leena, StringComparison.Ordinal));
        var ylva = Assert.Single(page.Split("<section>"), section => section.Contains("person=ylva", StringComparison.Ordinal));
        Assert.Contains("Administrator of the network", ylva, StringComparison.Ordinal);
        Assert.Contains("Adds agencies and people", ylva, StringComparison.Ordinal);
        Assert.DoesNotContain("Adds agencies and people", leena, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?lang=fi", "en", "Kirjautumiset kokeiluun", "Lahden kaupunki")]
    [InlineData("", "sv", "Inloggningar att pröva", "Lahtis stad")]
    [InlineData("?lang=", "en", "Sign-ins to try", "City of Lahti")]
    [InlineData("?lang=+7", "+7", "Kirjautumiset kokeiluun", "Lahden kaupunki")]
    public async Task Demo_page_is_in_the_selected_or_preferred_language(string chosen, string asked, string title, string agency)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", asked);

        var page = await client.GetStringAsync(new Uri(gateway.Address, "/demo" + chosen));

        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains(agency, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_Accept_Language_does_not_fail_a_query()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "+7");

        var answer = await client.GetStringAsync(new Uri(gateway.Address, "?query=" + Uri.EscapeDataString("""{ project(slug: "lahti") { owner { name { language } } } }""")));

        Assert.Equal("""{"data":{"project":{"owner":{"name":{"language":"FI"}}}}}""", answer);
    }

    [Fact]
    public async Task Outside_demo_mode_the_header_is_UNAUTHENTICATED()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var plain = GatewayProcess.Start(database.ConnectionString, "--port", "0", "--empty");

        var answer = await DemoGateway.Ask(await plain.Listening(), "{ projects { totalCount } }", "leena");

        Assert.Equal("UNAUTHENTICATED", DemoGateway.Code(answer));
    }
}
