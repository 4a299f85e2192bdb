using System.Net.Http.Json;
using System.Text.Json;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>A gateway in demo mode with the example network, for tests that only read.</summary>
public sealed class DemoGateway : IAsyncLifetime
{
    static readonly HttpClient Client = new();

    TestDatabase _database = null!;
    GatewayProcess _gateway = null!;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _gateway = GatewayProcess.Start(new GatewayStart("--port", "0") { ConnectionString = _database.ConnectionString, IsDemo = true });
        Address = await _gateway.Listening();
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Queries as a person, or as a visitor when null.</summary>
    public Task<JsonElement> Ask(string query, string? person = null) => Ask(Address, query, person);

    /// <summary>Queries any gateway.</summary>
    internal static async Task<JsonElement> Ask(Uri address, string query, string? person = null, string? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (person is not null)
        {
            request.Headers.Add("Collab-Person", person);
        }

        if (after is not null)
        {
            request.Headers.Add("Collab-After", after);
        }

        using var response = await Client.SendAsync(request);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    internal static string? Code(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
