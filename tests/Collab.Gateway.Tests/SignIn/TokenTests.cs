using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests.SignIn;

/// <summary>Tokens that hold, and all that do not, over HTTP.</summary>
public sealed class TokenTests(TokenGateway gateway) : IClassFixture<TokenGateway>
{
    const string Me = "{ me { id slug name roles agencies { slug } } }";

    [Fact]
    public async Task Configured_administrator_gets_the_role_and_keeps_their_identity()
    {
        var first = await gateway.AskAs(gateway.Linked.Token("chief"), Me);
        var again = await gateway.AskAs(gateway.Linked.Token("chief", algorithm: "ES256"), Me);

        Assert.Equal("ADMINISTRATOR", first.GetProperty("me").GetProperty("roles")[0].GetString());
        Assert.Equal(first.GetProperty("me").GetProperty("id").GetString(), again.GetProperty("me").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Person_of_an_agency_provider_is_registered_once_without_a_name()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => gateway.AskAs(gateway.OfAgency.Token("somebody", algorithm: "ES256"), Me)));

        Assert.Single(answers.Select(answer => answer.GetProperty("me").GetProperty("id").GetString()).Distinct());
        var me = answers[0].GetProperty("me");
        Assert.Equal("lahti", me.GetProperty("agencies")[0].GetProperty("slug").GetString());
        Assert.Equal((JsonValueKind.Null, 0), (me.GetProperty("name").ValueKind, me.GetProperty("roles").GetArrayLength()));
    }

    [Fact]
    public async Task An_administrator_links_a_person_to_a_subject_and_unlinks_them_again()
    {
        var chief = gateway.Linked.Token("chief");
        var people = (await gateway.AskAs(chief, """{ project(slug: "lahti") { team { person { id slug } } } }""")).GetProperty("project").GetProperty("team");
        var (leena, other) = (people[0].GetProperty("person"), people[1].GetProperty("person"));

        Assert.Null(await Change(chief, "linkSignIn", leena.GetProperty("id").GetString()!));
        Assert.Null(await Change(chief, "linkSignIn", leena.GetProperty("id").GetString()!));
        Assert.Equal("INVALID", await Change(chief, "linkSignIn", other.GetProperty("id").GetString()!));
        var token = gateway.Linked.Token("linked-subject");
        Assert.Equal(leena.GetProperty("slug").GetString(), (await gateway.AskAs(token, Me)).GetProperty("me").GetProperty("slug").GetString());
        Assert.Equal("FORBIDDEN", await Change(token, "unlinkSignIn", leena.GetProperty("id").GetString()!));

        Assert.Null(await Change(chief, "unlinkSignIn", leena.GetProperty("id").GetString()!));
        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Ask(Me, "Bearer " + gateway.Linked.Token("linked-subject"))).Status);
    }

    [Fact]
    public async Task Valid_tokens_are_accepted_in_every_form()
    {
        await gateway.AskAs(gateway.Linked.Token("chief"), Me);
        string[] tokens =
        [
            gateway.Linked.Token("chief", claims => claims["aud"] = new JsonArray("https://elsewhere.example", TestIssuer.Audience)),
            gateway.Linked.Token("chief", header: header => header["typ"] = "application/AT+JWT"),
            gateway.Linked.Token("chief", header: header => header.Remove("kid")),
            gateway.Linked.Token("chief", claims => claims["exp"] = DateTimeOffset.UtcNow.AddSeconds(-5).ToUnixTimeSeconds()),
            gateway.Linked.Token("chief", claims => claims["nbf"] = DateTimeOffset.UtcNow.AddSeconds(20).ToUnixTimeSeconds()),
            gateway.Linked.Token("chief", claims => claims["exp"] = long.MaxValue),
            gateway.OfAgency.Token("plain", header: header => header["typ"] = "JWT", algorithm: "ES256"),
        ];
        foreach (var token in tokens)
        {
            Assert.NotEqual(JsonValueKind.Null, (await gateway.AskAs(token, Me)).GetProperty("me").ValueKind);
        }

        Assert.Equal(HttpStatusCode.OK, (await gateway.Ask(Me, "bearer " + tokens[0])).Status);
    }

    [Fact]
    public async Task Invalid_tokens_are_refused()
    {
        var fetched = 0;
        await using var attacker = await LocalServer.Start(_ =>
        {
            Interlocked.Increment(ref fetched);
            return Task.CompletedTask;
        });
        await gateway.AskAs(gateway.Linked.Token("chief"), Me);
        foreach (var (name, token) in BadTokens.Of(gateway.Linked, gateway.OfAgency, "chief", new Uri(attacker.Address)))
        {
            Refused(name, await gateway.Ask("{ __typename }", "Bearer " + token));
            Refused(name, await gateway.Get("{ __typename }", "Bearer " + token));
            Refused(name, await gateway.Stream("{ __typename }", "Bearer " + token));
            await IsClosed(name, authorization: null, JsonSerializer.Serialize(new { authorization = "Bearer " + token }));
            await IsClosed(name, "Bearer " + token, "{}");
        }

        Assert.Equal(0, fetched);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic Y2hpZWY6c2VjcmV0")]
    [InlineData("chief")]
    [InlineData("")]
    [InlineData("Bearer a.b.c, Bearer d.e.f")]
    public async Task Header_without_valid_token_is_refused(string authorization) => Refused(authorization, await gateway.Ask("{ __typename }", authorization));

    [Fact]
    public async Task Two_valid_Authorization_headers_are_refused()
    {
        var token = gateway.Linked.Token("chief");
        await gateway.AskAs(token, Me);
        var head = await Raw($"Authorization: Bearer {token}\r\nAuthorization: Bearer {token}\r\n");

        Assert.StartsWith("HTTP/1.1 401 ", head, StringComparison.Ordinal);
        Assert.Contains("error=\"invalid_token\"", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_together_with_a_named_person_is_refused()
    {
        var head = await Raw($"Authorization: Bearer {gateway.Linked.Token("chief")}\r\nCollab-Person: ylva\r\n");

        Assert.StartsWith("HTTP/1.1 401 ", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"authorization":"Basic Y2hpZWY6c2VjcmV0"}""")]
    [InlineData("""{"authorization":{"token":"a.b.c"}}""")]
    [InlineData("""{"Authorization":true}""")]
    [InlineData("""{"Collab-Person":"ylva"}""")]
    public Task Connection_init_without_valid_token_closes_the_WebSocket(string payload) => IsClosed(payload, authorization: null, payload);

    [Fact]
    public async Task Two_valid_tokens_of_a_WebSocket_are_refused()
    {
        var token = "Bearer " + gateway.Linked.Token("chief");

        await IsClosed("header and message", token, $$"""{"authorization":"{{token}}"}""");
        await IsClosed("message twice", authorization: null, $$"""{"authorization":"{{token}}","Authorization":"{{token}}"}""");
    }

    [Fact]
    public async Task WebSocket_opens_with_valid_token_and_closes_when_it_expires()
    {
        var lasting = await gateway.Connect(authorization: null, $$"""{"authorization":"Bearer {{gateway.Linked.Token("chief")}}"}""");
        using var _ = lasting.Socket;
        Assert.Null(lasting.Code);

        // It has expired; the clock skew passes in a second or two.
        var ending = gateway.Linked.Token("chief", claims => claims["exp"] = DateTimeOffset.UtcNow.AddSeconds(-28).ToUnixTimeSeconds());
        var (code, socket) = await gateway.Connect("Bearer " + ending, "{}");
        using var __ = socket;
        Assert.Null(code);
        Assert.Equal(4403, (int?)await TokenGateway.Received(socket));
        Assert.Equal(WebSocketState.Open, lasting.Socket.State);
    }

    [Fact]
    public async Task Event_stream_ends_when_its_token_expires()
    {
        var ending = gateway.Linked.Token("chief", claims => claims["exp"] = DateTimeOffset.UtcNow.AddSeconds(-28).ToUnixTimeSeconds());

        var events = await gateway.Events("subscription { changes { cursor } }", "Bearer " + ending);

        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", events, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_without_token_is_a_visitor()
    {
        var (status, _, answer) = await gateway.Ask(Me, authorization: null);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("me").ValueKind);
    }

    static void Refused(string name, (HttpStatusCode Status, string Challenge, JsonElement Answer) refusal)
    {
        Assert.True(refusal.Status == HttpStatusCode.Unauthorized, $"{name}: {refusal.Status} {refusal.Answer}");
        Assert.True(refusal.Challenge.StartsWith("Bearer error=\"invalid_token\"", StringComparison.Ordinal), $"{name}: {refusal.Challenge}");
        Assert.True(DemoGateway.Code(refusal.Answer) == "UNAUTHENTICATED" && !refusal.Answer.TryGetProperty("data", out var _), $"{name}: {refusal.Answer}");
    }

    async Task IsClosed(string name, string? authorization, string payload)
    {
        var (code, socket) = await gateway.Connect(authorization, payload);
        socket.Dispose();
        Assert.True((int?)code == 4403, $"{name}: {code}");
    }

    async Task<string?> Change(string token, string mutation, string person)
    {
        var input = $$"""{ person: "{{person}}", issuer: "{{gateway.Linked.Name}}", subject: "linked-subject" }""";
        var errors = (await gateway.AskAs(token, $"mutation {{ change: {mutation}(input: {input}) {{ errors {{ code }} }} }}")).GetProperty("change").GetProperty("errors");
        return errors.GetArrayLength() == 0 ? null : errors[0].GetProperty("code").GetString();
    }

    /// <summary>Sends raw headers and returns the head of the response.</summary>
    async Task<string> Raw(string headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, gateway.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\nAccept: application/graphql-response+json\r\nConnection: close\r\n{headers}\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
