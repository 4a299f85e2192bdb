using System.Diagnostics;
using Collab.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Collab.Portal.Tests;

/// <summary>People sign in at their agency's identity provider: here a real one, started by the test.</summary>
[Collection(nameof(Portal))]
public sealed class IssuerSignInTests(PortalFixture portal)
{
    const string Secret = "a secret of the tests, of 32 letters";

    [Fact]
    public async Task A_person_who_is_new_signs_in_at_their_agency()
    {
        if (portal.Browser is null) return;
        using var provider = await Provider.Start();
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0")
        {
            ConnectionString = portal.ConnectionString,
            Environment = new Dictionary<string, string>
            {
                ["Collab__SignIn__Issuers__0__Issuer"] = provider.Issuer,
                ["Collab__SignIn__Issuers__0__Audience"] = "collab",
                ["Collab__SignIn__Issuers__0__Name"] = "City of Lahti",
                ["Collab__SignIn__Issuers__0__ClientId"] = "collab",
                ["Collab__SignIn__Issuers__0__ClientSecret"] = Secret,
                ["Collab__SignIn__Issuers__0__Agency"] = "lahti",
            },
        });
        await using var visit = await PortalVisit.Begin(portal, address: new Uri((await gateway.Listening()).GetLeftPart(UriPartial.Authority)));
        var page = visit!.Page;
        await visit.Open("/sign-in");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "City of Lahti" }).ClickAsync();
        await page.Locator("[name=login]").FillAsync("somebody-new");
        await page.Locator("[name=password]").FillAsync("anything");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Continue" }).ClickAsync();

        await page.Locator(".signed-in").WaitForAsync();
        Assert.Equal(visit.Address, new Uri(page.Url));
        await page.GetByText("You are not on any project's team yet.").WaitForAsync();
    }

    sealed class Provider : IDisposable
    {
        readonly Process _process;

        Provider(Process process, string issuer) => (_process, Issuer) = (process, issuer);

        public string Issuer { get; }

        public static async Task<Provider> Start()
        {
            var process = Process.Start(new ProcessStartInfo("node", ["provider.mjs"])
            {
                WorkingDirectory = Path.Combine(Repository.Root, "tests", "Collab.Portal.Tests", "npm"),
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment = { ["CLIENT_SECRET"] = Secret },
            })!;
            return new Provider(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The identity provider did not start."));
        }

        public void Dispose()
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }
    }
}
