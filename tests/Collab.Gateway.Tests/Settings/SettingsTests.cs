using System.Globalization;
using System.Net;
using Collab.Gateway.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Collab.Gateway.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void Every_error_is_reported_in_one_line_that_starts_with_its_variable()
    {
        var errors = Errors(
            ("Collab:Load:WaitMs", "0"),
            ("Collab:Load:PersonBurst", "-1"),
            ("Collab:Demo", "perhaps"),
            ("Collab:Listen", "localhost"),
            ("Collab:PathBase", "collab/"),
            ("Collab:TrustedProxies", "10.0.0.0/8, proxy, ::1"),
            ("Collab:SignIn:Issuers:0:Issuer", "https://one.example"),
            ("Collab:SignIn:Issuers:1:Audience", "us"),
            ("Collab:SignIn:Issuers:1:PlainJwt", "ja"),
            ("GraphQL:AllowedOrigins", "https://portal.example,https://other.example/path,other.example"),
            ("GraphQL:Limits:Dept", "3"),
            ("GraphQL:OnlyTrustedDocuments", "true"),
            ("Silo:Port", "11111"),
            ("Silo:GatewayPort", "11111"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"));

        Assert.Equal(
            [
                "Collab__Demo", "Collab__Listen", "Collab__Load__PersonBurst", "Collab__Load__WaitMs", "Collab__PathBase", "Collab__SignIn__Issuers__0__Audience",
                "Collab__SignIn__Issuers__1__Issuer", "Collab__SignIn__Issuers__1__PlainJwt", "Collab__TrustedProxies", "GraphQL__AllowedOrigins", "GraphQL__AllowedOrigins",
                "GraphQL__Limits__Dept", "GraphQL__OnlyTrustedDocuments", "OTEL_EXPORTER_OTLP_ENDPOINT", "Silo__GatewayPort",
            ],
            errors.Select(error => error.Split(": ")[0]).Order(StringComparer.Ordinal));
        Assert.All(errors, error => Assert.DoesNotContain('\n', error));
    }

    [Theory]
    [InlineData("Collab:Demoo", "Collab__Demo")]
    [InlineData("collab:demo:mode", "Collab__Demo")]
    [InlineData("Collab:Load", "Collab__")]
    [InlineData("Collab:Load:AddresBurst", "Collab__Load__AddressBurst")]
    [InlineData("Collab:SignIn:Issuers:3:Isuer", "Collab__SignIn__Issuers__3__Issuer")]
    [InlineData("Collab:SignIn:Issuers:main:Issuer", "Collab__SignIn__Issuers__0__Issuer")]
    [InlineData("GraphQL:Streams:AllowedOrigins", "GraphQL__AllowedOrigins")]
    [InlineData("GraphQL:Limits:DepthMax", "GraphQL__Limits__Depth")]
    [InlineData("GraphQL:Nonsense", "GraphQL__")]
    public void Unknown_setting_is_reported_with_the_nearest_known_one(string key, string nearest)
    {
        var error = Assert.Single(Errors((key, "1")));

        Assert.StartsWith($"{key.Replace(":", "__", StringComparison.Ordinal)}: there is no such setting. Did you mean {nearest}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionStrings:Other")]
    [InlineData("CollabOther")]
    [InlineData("COLLAB_PORT")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("GraphQLOther:X")]
    public void Other_sections_are_ignored(string key) => Assert.NotNull(Read((key, "1")));

    [Fact]
    public void Empty_setting_counts_as_not_set()
    {
        var settings = Read(("Collab:Demo", ""), ("Collab:Load:WaitMs", ""), ("Collab:PathBase", ""), ("GraphQL:TrustedDocuments", ""), ("ConnectionStrings:Collab", ""));

        Assert.Null(settings.Collab.Demo);
        Assert.Null(settings.Collab.PathBase);
        Assert.Null(settings.GraphQL.TrustedDocuments);
        Assert.Null(settings.ConnectionString);
        Assert.Equal(500, settings.Load.WaitMs);
    }

    [Theory]
    [InlineData("1,000")]
    [InlineData("1.000")]
    [InlineData("1 000")]
    [InlineData("0x10")]
    [InlineData("1e3")]
    [InlineData("+5 ")]
    [InlineData("99999999999")]
    public void A_number_is_digits_whatever_the_server_s_culture(string text)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fi-FI");
            Assert.Equal(
                $"Collab__Load__WaitingRequests: it is \"{text}\"; set it to a whole number from 0 to 100000.", Assert.Single(Errors(("Collab:Load:WaitingRequests", text))));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Settings_are_bound()
    {
        var settings = Read(
            ("Collab:Load:AddressPerSecond", "1000"), ("Collab:TrustedProxies", "10.0.0.5, 10.1.0.0/16"), ("Collab:SignIn:ClockSkewSeconds", "5"),
            ("GraphQL:Streams:KeepAliveMs", "700"), ("GraphQL:AllowedOrigins", "https://a.example,http://b.example:81"), ("Collab:CleanUp:CommandKeyDays", "31"), ("Collab:Listen", "::1"));

        Assert.Equal(1000, settings.Load.Address!.Burst);
        Assert.Equal(["10.0.0.5", "10.1.0.0/16"], settings.Collab.TrustedProxies.Items);
        Assert.Equal(TimeSpan.FromSeconds(5), settings.SignIn.ClockSkew);
        Assert.Equal(TimeSpan.FromMilliseconds(700), settings.GraphQL.Streams.ToOptions([]).KeepAlive);
        Assert.Equal(["https://a.example", "http://b.example:81"], settings.GraphQL.AllowedOrigins.Items);
        Assert.Equal(TimeSpan.FromDays(31), settings.CleanUp.CommandKeys.Retention);
        Assert.Equal(IPAddress.IPv6Loopback, settings.Listen);
    }

    [Theory]
    [InlineData("Local", null, "127.0.0.1", true)]
    [InlineData("Local", null, "::1", true)]
    [InlineData("Local", null, "0.0.0.0", false)]
    [InlineData("Local", "Host=db", "127.0.0.1", false)]
    [InlineData("Development", null, "127.0.0.1", false)]
    [InlineData("Production", null, "127.0.0.1", false)]
    [InlineData(null, null, "127.0.0.1", false)]
    public void Demo_mode_is_on_by_default_only_for_local_trials(string? environment, string? connectionString, string listen, bool isDemo) =>
        Assert.Equal(isDemo, Read(("environment", environment), ("ConnectionStrings:Collab", connectionString)).IsDemoAt(IPAddress.Parse(listen)));

    [Fact]
    public void Demo_mode_is_off_by_default_with_identity_providers() =>
        Assert.False(Read([("environment", "Local"), .. Issuer]).IsDemoAt(IPAddress.Loopback));

    [Theory]
    [InlineData("Local")]
    [InlineData("Staging")]
    public void Demo_mode_can_be_enabled_outside_production(string environment) =>
        Assert.True(Read(("environment", environment), ("ConnectionStrings:Collab", "Host=db"), ("Collab:Demo", "true")).IsDemoAt(IPAddress.Any));

    [Fact]
    public void Demo_mode_in_production_or_with_identity_providers_fails_the_start()
    {
        Assert.Contains("no demo mode in production", Assert.Single(Errors(("Collab:Demo", "true"))), StringComparison.Ordinal);
        Assert.Contains("no demo mode beside identity providers", Assert.Single(Errors([("environment", "Local"), ("Collab:Demo", "true"), .. Issuer])), StringComparison.Ordinal);
        Assert.False(Read([("Collab:Demo", "false"), .. Issuer]).IsDemoAt(IPAddress.Loopback));
    }

    static IEnumerable<(string, string?)> Issuer =>
    [
        ("Collab:SignIn:Issuers:0:Issuer", "https://one.example"), ("Collab:SignIn:Issuers:0:Audience", "us"),
    ];

    static IReadOnlyList<string> Errors(params IEnumerable<(string Key, string? Value)> settings) => Assert.Throws<SettingsException>(() => Read(settings)).Errors;

    static GatewaySettings Read(params IEnumerable<(string Key, string? Value)> settings) =>
        GatewaySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, each.Value))).Build());
}
