using Microsoft.Playwright;
using Xunit;

namespace Collab.Portal.Tests;

/// <summary>Somebody's browser, with a profile of its own. Every error that a page reports, policy violations among them, fails the test when the visit ends.</summary>
sealed class PortalVisit : IAsyncDisposable
{
    /// <summary>A loaded machine only makes it slower.</summary>
    const float PatienceMilliseconds = 30_000;

    /// <summary>What the browser says of a request whose page was left before the answer came.</summary>
    const string Left = "net::ERR_ABORTED";

    readonly IBrowserContext _context;
    readonly List<string> _errors = [];

    PortalVisit(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page, Address) = (context, page, address);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.RequestFailed += (_, request) => Note(request.Failure != Left, $"{request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    public Uri Address { get; }

    /// <summary>Opens a browser window; null where this machine has no browser.</summary>
    public static async Task<PortalVisit?> Begin(PortalFixture portal, string language = "en", int width = 1280, Uri? address = null)
    {
        if (portal.Browser is null) return null;
        var context = await portal.Browser.NewContextAsync(new BrowserNewContextOptions { Locale = language, ViewportSize = new ViewportSize { Width = width, Height = 800 } });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return new PortalVisit(context, await context.NewPageAsync(), address ?? portal.Address);
    }

    /// <summary>Opens a page, and waits until it shows its heading.</summary>
    public async Task Open(string path)
    {
        await Page.GotoAsync(Address.AbsoluteUri.TrimEnd('/') + path);
        await Page.Locator("h1").WaitForAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Signs in by the page of the example network's people.</summary>
    public async Task SignIn(string name)
    {
        await Open("/sign-in");
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name }).ClickAsync();
        await Page.Locator(".signed-in").WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        lock (_errors) Assert.Empty(_errors);
    }

    /// <summary>Pages of others, such as an identity provider's, may have errors of their own.</summary>
    void Note(bool isError, string text)
    {
        if (!isError || (Page.Url.StartsWith("http", StringComparison.Ordinal) && new Uri(Page.Url).Authority != Address.Authority)) return;
        lock (_errors) _errors.Add(text);
    }
}
