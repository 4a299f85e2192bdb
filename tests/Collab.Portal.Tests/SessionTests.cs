using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Collab.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Collab.Portal.Tests;

/// <summary>A browser's session is a cookie that counts only together with what the portal's own pages know.</summary>
[Collection(nameof(Portal))]
public sealed partial class SessionTests(PortalFixture portal)
{
    const string Antiforgery = "Collab-Antiforgery";

    [Fact]
    public async Task A_cookie_alone_signs_nobody_in()
    {
        using var browser = Client();
        var token = await SignIn(browser, "leena");

        Assert.Equal("leena", await Me(browser, token));
        Assert.Null(await Me(browser, null));
        Assert.Equal("UNAUTHENTICATED", await Me(browser, token[1..] + "x"));
        Assert.Equal("UNAUTHENTICATED", await Me(browser, token, origin: "https://elsewhere.example"));
        using var another = Client();
        Assert.Equal("UNAUTHENTICATED", await Me(another, token));
    }

    [Fact]
    public async Task The_cookie_is_for_http_alone_and_not_for_other_sites()
    {
        using var browser = Client();
        using var response = await browser.PostAsJsonAsync("/session", new { slug = "leena" });

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie")).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("leena", cookie, StringComparison.Ordinal);

        using var secure = new HttpRequestMessage(HttpMethod.Post, "/session") { Content = JsonContent.Create(new { slug = "leena" }) };
        secure.Headers.Add("X-Forwarded-Proto", "https");
        using var behindTls = await browser.SendAsync(secure);
        Assert.Contains("secure", Assert.Single(behindTls.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_other_sites_neither_sign_in_nor_out()
    {
        using var browser = Client();
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Delete })
        {
            using var request = new HttpRequestMessage(method, "/session") { Content = JsonContent.Create(new { slug = "leena" }) };
            request.Headers.Add("Origin", "https://elsewhere.example");
            using var response = await browser.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        using var nobody = await browser.PostAsJsonAsync("/session", new { slug = "nobody" });
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task A_session_holds_on_another_process_also_below_a_prefix()
    {
        using var browser = Client();
        await SignIn(browser, "leena");
        var another = GatewayProcess.Start(new GatewayStart("--port", "0")
        {
            ConnectionString = portal.ConnectionString,
            IsDemo = true,
            Environment = new Dictionary<string, string> { ["Collab__PathBase"] = "/collab" },
        });
        await using (another)
        {
            var address = new Uri((await another.Listening()).GetLeftPart(UriPartial.Authority) + "/collab/");
            using var there = Client(address, browser.DefaultRequestHeaders.GetValues("Cookie"));
            var token = await Token(there);
            Assert.Equal("leena", await Me(there, token!));

            await using var visit = await PortalVisit.Begin(portal, address: address);
            if (visit is null) return;
            await visit.Open("/projects?agency=lahti");
            Assert.Equal(["Leading with information in Lahti's services"], await visit.Page.Locator(".project-card h2").AllInnerTextsAsync());
            await visit.SignIn("Tomi");
            Assert.Equal("/collab/", new Uri(visit.Page.Url).AbsolutePath);
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_the_browser()
    {
        await using var visit = await PortalVisit.Begin(portal);
        if (visit is null) return;

        await visit.SignIn("Tomi");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Sign in", Exact = true }).WaitForAsync();
        Assert.Empty(await visit.Page.Context.CookiesAsync());
    }

    HttpClient Client(Uri? address = null, IEnumerable<string>? cookies = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address ?? portal.Address };
        if (cookies is not null) client.DefaultRequestHeaders.Add("Cookie", cookies);
        return client;
    }

    /// <summary>Signs in and returns the antiforgery token that the page then carries.</summary>
    static async Task<string> SignIn(HttpClient browser, string slug)
    {
        using var response = await browser.PostAsJsonAsync("session", new { slug });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        browser.DefaultRequestHeaders.Add("Cookie", Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        return (await Token(browser))!;
    }

    static async Task<string?> Token(HttpClient browser)
    {
        var settings = WebUtility.HtmlDecode(Settings().Match(await browser.GetStringAsync("")).Groups[1].Value);
        return JsonElement.Parse(settings).GetProperty("antiforgery").GetString();
    }

    /// <summary>The slug of whom the request counts for, null for a visitor, or the code of the refusal.</summary>
    static async Task<string?> Me(HttpClient browser, string? token, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = "{ me { slug } }" }) };
        if (token is not null) request.Headers.Add(Antiforgery, token);
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var response = await browser.SendAsync(request);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString()
            : answer.GetProperty("data").GetProperty("me") is { ValueKind: JsonValueKind.Object } me ? me.GetProperty("slug").GetString()
            : null;
    }

    [GeneratedRegex("name=\"collab-settings\" content=\"([^\"]*)\"")]
    private static partial Regex Settings();
}
