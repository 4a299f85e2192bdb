using System.Net.Http.Json;
using System.Text.Json;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>Two gateways on one database: clients write through one and read through the other.</summary>
public sealed class ReadAfterTests(TwoGateways gateways) : IClassFixture<TwoGateways>
{
    const string Owner = "leena";
    const string Guest = "pia";

    static readonly HttpClient Client = new();

    readonly Uri _here = gateways.First;
    readonly Uri _there = gateways.Second;

    [Fact]
    public async Task Collab_After_reads_writes_of_another_gateway()
    {
        var (project, _) = await Started(Owner, "NETWORK");
        var ask = $$"""{ node(id: "{{project}}") { ... on Project { hashtags } } }""";
        await Data(_there, ask, Owner);
        for (var number = 0; number < 20; number++)
        {
            var written = await Changed($$"""setProjectHashtags(input: { project: "{{project}}", hashtags: ["aihe{{number}}"] })""");

            var read = await Data(_there, ask, Owner, written);

            Assert.Equal($"aihe{number}", read.GetProperty("node").GetProperty("hashtags")[0].GetString());
        }
    }

    [Fact]
    public async Task Removed_member_is_refused_by_another_gateway()
    {
        var (_, guest) = await Started(Guest, "NETWORK");
        var (project, _) = await Started(Owner, "TEAM");
        var ask = $$"""{ node(id: "{{project}}") { id } }""";
        for (var round = 0; round < 5; round++)
        {
            var added = await Changed($$"""addTeamMember(input: { project: "{{project}}", person: "{{guest}}" })""");
            Assert.Equal(JsonValueKind.Object, (await Data(_there, ask, Guest, added)).GetProperty("node").ValueKind);

            var removed = await Changed($$"""removeTeamMember(input: { project: "{{project}}", person: "{{guest}}" })""");
            Assert.Equal(JsonValueKind.Null, (await Data(_there, ask, Guest, removed)).GetProperty("node").ValueKind);
        }
    }

    [Fact]
    public async Task Open_transaction_in_another_database_does_not_delay_readers()
    {
        var (project, _) = await Started(Owner, "NETWORK");
        await using var other = await TestDatabase.CreateEmptyAsync();
        await using var session = await other.DataSource.OpenConnectionAsync();
        await using var load = new NpgsqlCommand("begin; create table load (id int); insert into load values (1)", session);
        await load.ExecuteNonQueryAsync();
        var written = await Changed($$"""setProjectHashtags(input: { project: "{{project}}", hashtags: ["naapuri"] })""");

        var read = await Data(_there, $$"""{ node(id: "{{project}}") { ... on Project { hashtags } } }""", Owner, written);

        Assert.Equal("naapuri", read.GetProperty("node").GetProperty("hashtags")[0].GetString());
    }

    [Fact]
    public async Task Latest_cursor_gives_monotonic_reads_across_gateways()
    {
        const int Reads = 40;
        using var enough = new CancellationTokenSource();
        var (project, _) = await Started(Owner, "NETWORK");
        var writing = Task.Run(async () =>
        {
            for (var number = 0; !enough.IsCancellationRequested; number++)
            {
                await Changed($$"""setProjectHashtags(input: { project: "{{project}}", hashtags: ["aihe{{number}}"] })""");
            }
        });

        var query = $$"""{ node(id: "{{project}}") { ... on Project { version } } projects(first: 1, orderBy: RECENTLY_CHANGED) { nodes { version } } }""";
        var (seen, cursor) = (0, default(string));
        for (var reads = 0; reads < Reads; reads++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, reads % 2 == 0 ? _here : _there) { Content = JsonContent.Create(new { query }) };
            request.Headers.Add("Collab-Person", Owner);
            if (cursor is not null) request.Headers.Add("Collab-After", cursor);
            using var response = await Client.SendAsync(request);
            var data = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("data");
            var version = data.GetProperty("node").GetProperty("version").GetInt32();
            Assert.True(version >= seen, $"Version {version} came after version {seen}.");
            seen = Math.Max(version, data.GetProperty("projects").GetProperty("nodes")[0].GetProperty("version").GetInt32());
            cursor = Assert.Single(response.Headers.GetValues("Collab-Cursor"));
        }

        await enough.CancelAsync();
        await writing;
        Assert.InRange(seen, 3, int.MaxValue);
    }

    [Theory]
    [InlineData("not a cursor", "BAD_USER_INPUT")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "CURSOR_EXPIRED")]
    public async Task Cursor_of_another_journal_is_refused(string after, string code)
        => Assert.Equal(code, DemoGateway.Code(await DemoGateway.Ask(_there, "{ __typename }", null, after)));

    /// <summary>A new project and the id of its author.</summary>
    async Task<(string Project, string Person)> Started(string person, string audience)
    {
        var started = await Data(
            _here,
            $$"""mutation { startProject(input: { title: { value: "Koe", language: FI }, audience: {{audience}} }) { project { id team { person { id } } } errors { message } } }""",
            person);
        var project = started.GetProperty("startProject").GetProperty("project");
        return (project.GetProperty("id").GetString()!, project.GetProperty("team")[0].GetProperty("person").GetProperty("id").GetString()!);
    }

    /// <summary>Changes something through the first gateway and returns the cursor.</summary>
    async Task<string> Changed(string mutation)
    {
        var payload = (await Data(_here, $$"""mutation { changed: {{mutation}} { cursor errors { message } } }""", Owner)).GetProperty("changed");
        return payload.GetProperty("cursor").GetString() ?? throw new InvalidOperationException(payload.ToString());
    }

    static async Task<JsonElement> Data(Uri address, string query, string? person = null, string? after = null)
    {
        var answer = await DemoGateway.Ask(address, query, person, after);
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException(errors.ToString()) : answer.GetProperty("data");
    }
}
