using Microsoft.Playwright;
using Xunit;

namespace Collab.Portal.Tests;

/// <summary>A goal's story: read by anybody, and carried on by the team where it stands.</summary>
[Collection(nameof(Portal))]
public sealed class GoalStoryTests(PortalFixture portal)
{
    [Fact]
    public async Task A_visitor_reads_how_the_goal_began_why_it_turned_and_which_words_changed()
    {
        await using var visit = await PortalVisit.Begin(portal);
        if (visit is null) return;

        await visit.Open($"/goals/{portal.GoalId}");
        var page = visit.Page;
        Assert.Equal("We understand what information decisions need for the residents' good; the solution clears up on the way", await page.Locator("h1").InnerTextAsync());
        Assert.Equal(["Start", "Turn 1Today"], (await page.Locator(".story__point h3").AllInnerTextsAsync()).Select(text => text.Replace("\n", "", StringComparison.Ordinal)));
        Assert.Contains("The planned solution was still unclear", await page.Locator(".story__reason").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["find out the present state of customer information and make a", " for leading with it"], await Texts(page.Locator(".comparison__side del")));
        Assert.Contains(" clears up on the way", await Texts(page.Locator(".comparison__side ins")));
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Revise the goal" }).CountAsync());

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Read in the original language, Finnish" }).ClickAsync();
        await Shows(page.Locator("h1"), "Ymmärrämme, mitä tietoa päätökset tarvitsevat asukkaiden hyödyksi; ratkaisu selkenee matkalla");
        Assert.Equal("fi", await page.Locator("h1").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task A_member_revises_the_goal_where_it_stands_and_a_refusal_stands_at_its_field()
    {
        await using var visit = await PortalVisit.Begin(portal);
        if (visit is null) return;

        var goal = await portal.StartGoal("We shorten the queue");
        await visit.SignIn("Leena");
        await visit.Open($"/goals/{goal}");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Revise the goal" }).ClickAsync();
        await page.GetByLabel("The goal in a few words").FillAsync("We understand why people queue");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep the revision" }).ClickAsync();
        await page.GetByText("Write a text.").WaitForAsync();
        Assert.Equal("true", await page.GetByLabel("Why the goal changed").GetAttributeAsync("aria-invalid"));

        // What is written outlives the page.
        await visit.Open($"/goals/{goal}");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Revise the goal" }).ClickAsync();
        Assert.Equal("We understand why people queue", await page.GetByLabel("The goal in a few words").InputValueAsync());
        await page.GetByLabel("Why the goal changed").FillAsync("Half of them only want to ask something.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep the revision" }).ClickAsync();

        await Shows(page.Locator("h1"), "We understand why people queue");
        await Shows(page.Locator(".story__reason .wording"), "Half of them only want to ask something.");
        await page.GetByText("only in the earlier").WaitForAsync();
    }

    [Fact]
    public async Task Two_who_revise_at_once_see_both_texts_and_none_is_lost()
    {
        await using var leena = await PortalVisit.Begin(portal);
        await using var tomi = await PortalVisit.Begin(portal);
        if (leena is null || tomi is null) return;

        var goal = await portal.StartGoal("We listen");
        foreach (var (visit, name) in new[] { (leena, "Leena"), (tomi, "Tomi") })
        {
            await visit.SignIn(name);
            await visit.Open($"/goals/{goal}");
            await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Revise the goal" }).ClickAsync();
            await visit.Page.GetByLabel("The goal in a few words").FillAsync($"We listen, says {name}");
            await visit.Page.GetByLabel("Why the goal changed").FillAsync($"{name} learnt something.");
        }

        await leena.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep the revision" }).ClickAsync();
        await Shows(leena.Page.Locator("h1"), "We listen, says Leena");
        await tomi.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep the revision" }).ClickAsync();
        await tomi.Page.Locator(".conflict").WaitForAsync();
        Assert.Equal(["We listen, says Tomi", "We listen, says Leena"], await Texts(tomi.Page.Locator(".conflict .wording")));

        await tomi.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep mine as the latest" }).ClickAsync();
        await Shows(tomi.Page.Locator("h1"), "We listen, says Tomi");
        await Shows(tomi.Page.Locator(".story__title").Nth(1), "We listen, says Leena");
    }

    [Fact]
    public async Task The_keyboard_alone_suffices_to_sign_in_and_revise()
    {
        await using var visit = await PortalVisit.Begin(portal);
        if (visit is null) return;

        var goal = await portal.StartGoal("We count visits");
        var page = visit.Page;
        await visit.Open("/sign-in");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await Focused(page));
        await TabTo(page, "Sign in as Leena Lahtelainen");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".signed-in").WaitForAsync();

        await visit.Open($"/goals/{goal}");
        await TabTo(page, "Revise the goal");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("form.form textarea:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("We count what visits change");
        await TabTo(page, "Why the goal changed");
        await page.Keyboard.TypeAsync("Numbers told us little.");
        await TabTo(page, "Keep the revision");
        await page.Keyboard.PressAsync("Enter");
        await Shows(page.Locator("h1"), "We count what visits change");
    }

    static async Task TabTo(IPage page, string name)
    {
        const int Enough = 60;
        for (var i = 0; i < Enough; i++)
        {
            if (await Focused(page) == name) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach \"{name}\".");
    }

    /// <summary>What a screen reader would call the focused element.</summary>
    static Task<string> Focused(IPage page) =>
        page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText ?? '').trim()");

    static async Task<IReadOnlyList<string>> Texts(ILocator locator) => await locator.AllTextContentsAsync();

    /// <summary>Waits until an element shows a text.</summary>
    static Task Shows(ILocator locator, string text) => Assertions.Expect(locator).ToHaveTextAsync(text, new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
}
