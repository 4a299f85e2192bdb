using System.Net.Http.Json;
using System.Text.Json;
using Collab.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Collab.Portal.Tests;

/// <summary>A gateway in demo mode with the example network, and a browser.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    static readonly HttpClient Client = new();

    TestDatabase _database = null!;
    GatewayProcess _gateway = null!;
    IPlaywright? _playwright;

    /// <summary>The database of the gateway, for a second one.</summary>
    public string ConnectionString => _database.ConnectionString;

    /// <summary>The portal's address.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The id of the goal of Lahti's project, which has one turn.</summary>
    public string GoalId { get; private set; } = "";

    /// <summary>The browser; null where this machine has none.</summary>
    public IBrowser? Browser { get; private set; }

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _gateway = GatewayProcess.Start(new GatewayStart("--port", "0") { ConnectionString = _database.ConnectionString, IsDemo = true });
        Address = new Uri((await _gateway.Listening()).GetLeftPart(UriPartial.Authority));
        var answer = await Ask("""{ project(slug: "lahti") { goals { nodes { id } } } }""");
        GoalId = answer.GetProperty("data").GetProperty("project").GetProperty("goals").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        if (FindBrowser() is { } path)
        {
            _playwright = await Playwright.CreateAsync();
            Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
        }
        else
        {
            NotRun.Report("The portal in a browser", $"none of {string.Join(", ", Browsers)} is on the PATH");
        }
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        await _gateway.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Runs a GraphQL document as a person of the example network, or as a visitor when null.</summary>
    public async Task<JsonElement> Ask(string query, string? person = null, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/graphql")) { Content = JsonContent.Create(new { query, variables }) };
        if (person is not null) request.Headers.Add("Collab-Person", person);
        using var response = await Client.SendAsync(request);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Starts a goal of Lahti's project, for a test that changes it. The texts stand in Finnish and English.</summary>
    public async Task<string> StartGoal(string title)
    {
        var projects = await Ask("""{ project(slug: "lahti") { id } }""");
        var answer = await Ask(
            "mutation ($input: StartGoalInput!) { startGoal(input: $input) { goal { id } errors { message } } }",
            "leena",
            new
            {
                input = new
                {
                    project = projects.GetProperty("data").GetProperty("project").GetProperty("id").GetString(),
                    title = new[] { new { value = title, language = "EN" } },
                },
            });
        return answer.GetProperty("data").GetProperty("startGoal").GetProperty("goal").GetProperty("id").GetString()!;
    }

    static string? FindBrowser() =>
        (from browser in Browsers
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         let file = Path.Combine(folder, browser)
         where File.Exists(file)
         select file).FirstOrDefault();
}
