using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Collab.Portal.Tests;

/// <summary>What holds of every page.</summary>
[Collection(nameof(Portal))]
public sealed class PageTests(PortalFixture portal)
{
    const int Phone = 360;
    const int Desktop = 1280;

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Pages_are_accessible_and_fit_a_phone(string language)
    {
        await using var visit = await PortalVisit.Begin(portal, language, Phone);
        if (visit is null) return;

        foreach (var path in new[] { "/", "/projects", "/projects/lahti", $"/goals/{portal.GoalId}", "/sign-in", "/projects/no-such-project" })
        {
            await visit.Open(path);
            Assert.Equal(language, await visit.Page.EvaluateAsync<string>("document.documentElement.lang"));
            Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Phone, $"{path} is wider than a phone");
            await IsAccessible(visit.Page, path);
        }
    }

    [Fact]
    public async Task The_forms_of_somebody_signed_in_are_accessible()
    {
        await using var visit = await PortalVisit.Begin(portal, "sv", Desktop);
        if (visit is null) return;

        await visit.SignIn("Leena");
        await IsAccessible(visit.Page, "home");
        await visit.Open($"/goals/{portal.GoalId}");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Precisera målet" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Spara preciseringen" }).ClickAsync();
        await visit.Page.GetByText("Skriv en text.").WaitForAsync();
        await IsAccessible(visit.Page, "revision");
    }

    [Fact]
    public async Task The_first_page_loads_less_than_250_KB_of_script_and_all_of_it_compressed()
    {
        await using var visit = await PortalVisit.Begin(portal);
        if (visit is null) return;

        var scripts = new List<IResponse>();
        visit.Page.Response += (_, response) =>
        {
            lock (scripts) if (response.Request.ResourceType == "script") scripts.Add(response);
        };
        await visit.Open("/");

        Assert.NotEmpty(scripts);
        Assert.All(scripts, response => Assert.Contains("immutable", response.Headers["cache-control"], StringComparison.Ordinal));
        Assert.All(scripts, response => Assert.True(response.Headers.ContainsKey("content-encoding"), response.Url));
        var bytes = scripts.Sum(response => long.Parse(response.Headers["content-length"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(bytes, 1, 250 * 1024);
    }

    static async Task IsAccessible(IPage page, string what)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{what}: {string.Join("\n", result.Violations.SelectMany(each => each.Nodes.Select(node => $"{each.Id}: {node.Html}")))}");
    }
}

[CollectionDefinition(nameof(Portal))]
public sealed class Portal : ICollectionFixture<PortalFixture>;
