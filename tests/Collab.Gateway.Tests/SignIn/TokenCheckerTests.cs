using Collab.Gateway.Settings;
using Collab.Gateway.SignIn;
using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Xunit;

namespace Collab.Gateway.Tests.SignIn;

public sealed class TokenCheckerTests : IDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    readonly TestClock _clock = new();
    readonly TestIssuer _issuer = new("https://issuer.example");
    readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _issuer.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task Token_is_valid_until_clock_skew_after_its_expiry()
    {
        var checker = Checker(WithKeys(_issuer.Keys));
        var token = Token();
        _clock.Advance(TimeSpan.FromSeconds(600 + 30) - Second);

        Assert.Equal(_clock.GetUtcNow() + Second, (await checker.Check(token, default)).End);
        _clock.Advance(Second);
        Assert.StartsWith("The token has expired", (await checker.Check(token, default)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_is_valid_from_clock_skew_before_its_start()
    {
        var checker = Checker(WithKeys(_issuer.Keys));
        var token = Token();
        var issued = _clock.GetUtcNow();

        _clock.Jump(issued - TimeSpan.FromSeconds(31));
        Assert.StartsWith("The token is not valid yet", (await checker.Check(token, default)).Refusal, StringComparison.Ordinal);
        _clock.Jump(issued - TimeSpan.FromSeconds(30));
        Assert.Null((await checker.Check(token, default)).Refusal);
    }

    [Fact]
    public void Cached_token_is_checked_again_after_30_seconds_and_not_used_after_expiry()
    {
        var known = new KnownTokens(_clock);
        var person = new PersonId(Guid.NewGuid());
        known.Add("long", person, _clock.GetUtcNow().AddHours(1), known.Round);
        known.Add("short", person, _clock.GetUtcNow().AddSeconds(10), known.Round);

        _clock.Advance(TimeSpan.FromSeconds(10) - Second);
        Assert.True(known.TryGet("short", out var found) && found.Person == person);
        _clock.Advance(Second);
        Assert.False(known.TryGet("short", out _));
        _clock.Advance(TimeSpan.FromSeconds(19));
        Assert.True(known.TryGet("long", out _));
        _clock.Advance(Second);
        Assert.False(known.TryGet("long", out _));
        Assert.False(known.TryGet("another", out _));
    }

    [Theory]
    [InlineData("person-sign-in-unlinked")]
    [InlineData("person-erased")]
    public void Unlinking_or_erasing_invalidates_cached_tokens_and_running_checks(string type)
    {
        var known = new KnownTokens(_clock);
        var (person, end) = (new PersonId(Guid.NewGuid()), _clock.GetUtcNow().AddHours(1));
        known.Add("before", person, end, known.Round);
        var round = known.Round;
        Assert.True(known.TryGet("before", out _));

        Assert.Contains(type, known.Types);
        known.Receive(Event(type));
        known.Add("under check", person, end, round);
        known.Add("after", person, end, known.Round);

        Assert.Equal((false, false, true), (known.TryGet("before", out _), known.TryGet("under check", out _), known.TryGet("after", out _)));

        static RecordedEvent Event(string type) => new(StreamId.Of("person", Guid.NewGuid()), 2, new JournalPosition(1, 1), type, "{}"u8.ToArray(), "", default, null);
    }

    [Fact]
    public void Cached_token_is_checked_again_after_30_seconds_even_when_the_clock_is_set_back()
    {
        var known = new KnownTokens(_clock);
        known.Add("long", new PersonId(Guid.NewGuid()), _clock.GetUtcNow().AddHours(1), known.Round);
        _clock.Jump(_clock.GetUtcNow().AddDays(-1));
        Assert.True(known.TryGet("long", out _));

        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.False(known.TryGet("long", out _));
    }

    [Fact]
    public async Task Keys_are_fetched_from_the_provider_and_refreshed_for_a_new_key()
    {
        await using var provider = await Provider.Start();
        using var issuer = new TestIssuer(provider.Address);
        using var renewed = new TestIssuer(provider.Address, "2");
        var checker = Checker(new() { ["Issuer"] = issuer.Name });

        // While the provider has never been reached, no token can be validated.
        var away = await Assert.ThrowsAsync<FieldException>(async () => await checker.Check(Token(issuer), default));
        Assert.Equal(ErrorCodes.Unavailable, away.Code);
        provider.Keys = issuer.Keys;
        Assert.Null((await checker.Check(Token(issuer), default)).Refusal);
        provider.Keys = renewed.Keys;
        Assert.Null((await checker.Check(Token(renewed), default)).Refusal);
    }

    [Theory]
    [InlineData("Issuer", "", "Issuers__0__Issuer: it is missing")]
    [InlineData("Audience", "", "Issuers__0__Audience: it is missing")]
    [InlineData("Issuer", "http://elsewhere.example", "by https")]
    [InlineData("Algorithms", "RS256,HS256", "HS256")]
    [InlineData("Algorithms", "none", "none")]
    [InlineData("PlainJwt", "perhaps", "Issuers__0__PlainJwt")]
    [InlineData("Keys", "/no/such/file", "/no/such/file")]
    [InlineData("../../ClockSkewSeconds", "3000", "ClockSkewSeconds")]
    [InlineData("../../Administrators/0/Subject", "chief", "Administrators__0__Issuer")]
    public void A_wrong_setting_is_named(string key, string value, string expected) =>
        Assert.Contains(expected, Assert.Throws<SettingsException>(() => Checker(new() { [key] = value })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense", "cannot be read as a JWK Set")]
    [InlineData("{}", "has no keys")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"s","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0"}]}""", "oct")]
    [InlineData("""{"keys":[{"kty":"EC","kid":"p","crv":"P-256","x":"AA","y":"AA","d":"AA"}]}""", "private")]
    public void A_file_without_public_keys_is_named(string content, string expected)
    {
        var message = Assert.Throws<SettingsException>(() => Checker(WithKeys(content))).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(_file, message, StringComparison.Ordinal);
    }

    string Token(TestIssuer? issuer = null) => (issuer ?? _issuer).Sign((issuer ?? _issuer).Header(), (issuer ?? _issuer).Claims("somebody", _clock.GetUtcNow()).ToJsonString());

    Dictionary<string, string?> WithKeys(string keys)
    {
        File.WriteAllText(_file, keys);
        return new() { ["Keys"] = _file };
    }

    /// <summary>A checker for the tokens of one issuer, with required settings filled in.</summary>
    TokenChecker Checker(Dictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?> { ["Collab:SignIn:Issuers:0:Issuer"] = _issuer.Name, ["Collab:SignIn:Issuers:0:Audience"] = TestIssuer.Audience };
        foreach (var (key, value) in settings)
        {
            all[key.StartsWith("../../", StringComparison.Ordinal) ? $"Collab:SignIn:{key[6..].Replace('/', ':')}" : $"Collab:SignIn:Issuers:0:{key}"] = value;
        }

        return new TokenChecker(Options.Create(GatewaySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build()).SignIn), _clock);
    }

    /// <summary>An identity provider with metadata; without keys its responses are useless.</summary>
    sealed class Provider : IAsyncDisposable
    {
        LocalServer _server = null!;

        public string Address => _server.Address;

        public string? Keys { get; set; }

        public static async Task<Provider> Start()
        {
            var provider = new Provider();
            provider._server = await LocalServer.Start(provider.Answer);
            return provider;
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        Task Answer(HttpContext http)
        {
            if (Keys is null)
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }

            return http.Response.WriteAsync(http.Request.Path == "/keys" ? Keys : $$"""{"issuer":"{{Address}}","jwks_uri":"{{Address}}/keys"}""");
        }
    }
}
