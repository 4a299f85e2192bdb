using System.Text.Json;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>What operators do with personal data by command, while a server runs: <c>erase-person</c>, <c>move-personal-texts</c>, and an import of what an older program exported.</summary>
public sealed class PersonalDataTests : IAsyncLifetime
{
    const string Team = """{ project(slug: "lahti") { team { person { id name contact } role { value } expectations { value } } } }""";

    readonly string _file = Path.Combine(Path.GetTempPath(), $"collab-personal-{Guid.CreateVersion7():N}.jsonl");
    TestDatabase _database = null!;
    TestDatabase _other = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _other = await TestDatabase.CreateEmptyAsync();
    }

    public async Task DisposeAsync()
    {
        File.Delete(_file);
        await _database.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task A_person_is_erased_while_a_server_runs_and_is_not_in_the_next_export()
    {
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0") { ConnectionString = _database.ConnectionString, IsDemo = true });
        var address = await gateway.Listening();
        var before = await DemoGateway.Ask(address, Team, "leena");
        var member = before.GetProperty("data").GetProperty("project").GetProperty("team").EnumerateArray().First(entry => entry.GetProperty("expectations").ValueKind is JsonValueKind.Object);
        var (id, name, told) = (Text(member.GetProperty("person"), "id"), Text(member.GetProperty("person"), "name"), Text(member.GetProperty("expectations"), "value"));
        var whole = await Succeeds(_database, "export", "-");
        Assert.Contains(told, whole, StringComparison.Ordinal);
        Assert.Contains(name, whole, StringComparison.Ordinal);

        await Succeeds(_database, "erase-person", id);

        var export = await Succeeds(_database, "export", "-");
        Assert.DoesNotContain(told, export, StringComparison.Ordinal);
        Assert.DoesNotContain(name, export, StringComparison.Ordinal);
        var cursor = await DemoGateway.Ask(address, "{ latestCursor }", "leena");
        var after = await DemoGateway.Ask(address, Team, "leena", Text(cursor.GetProperty("data"), "latestCursor"));
        Assert.DoesNotContain(told, after.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(name, after.ToString(), StringComparison.Ordinal);
        Assert.Contains(id, after.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_an_older_program_is_read_and_its_texts_are_moved()
    {
        await Succeeds(_database, "migrate");
        const string Person = "0198f30000007000800000000000000b";
        string[] lines =
        [
            """{"kind":"journal","format":1}""",
            $$$"""{"kind":"event","stream":"person-{{{Person}}}","version":1,"type":"person-registered","author":"system","at":"2026-01-01T00:00:00.000000Z","data":{"id":"{{{Person}}}","agencies":[],"roles":[]}}""",
            $$$"""{"kind":"event","stream":"project-0198f30000007000800000000000000c","version":1,"type":"project-started","author":"system","at":"2026-01-01T00:00:00.000000Z","data":{"id":"0198f30000007000800000000000000c","slug":"p","title":{"original":"fi","fi":"P"},"owner":"0198f30000007000800000000000000a","participants":[],"audience":"public","hashtags":[]}}""",
            $$$"""{"kind":"event","stream":"project-0198f30000007000800000000000000c","version":2,"type":"project-team-member-joined","author":"system","at":"2026-01-01T00:00:00.000000Z","data":{"person":"{{{Person}}}","role":{"original":"fi","fi":"Vanha rooli"},"tier":"core"}}""",
            $$$"""{"kind":"event","stream":"project-0198f30000007000800000000000000c","version":3,"type":"project-team-member-introduced","author":"system","at":"2026-01-01T00:00:00.000000Z","data":{"person":"{{{Person}}}"}}""",
            """{"kind":"row","section":"profile","row":{"person_id":"0198f300-0000-7000-8000-00000000000b","slug":"aino","name":"Aino"}}""",
            """{"kind":"row","section":"project-member-background","row":{"project_id":"0198f300-0000-7000-8000-00000000000c","person_id":"0198f300-0000-7000-8000-00000000000b","background":{"original":"fi","fi":"Vanha tausta"}}}""",
            """{"kind":"end","events":4,"commands":0,"rows":2}""",
        ];
        await File.WriteAllLinesAsync(_file, lines);

        await Succeeds(_database, "import", _file);

        var export = await Succeeds(_database, "export", "-");
        Assert.All(export.Split('\n').Where(line => line.Contains("\"event\"", StringComparison.Ordinal)), line => Assert.DoesNotContain("Vanha", line, StringComparison.Ordinal));
        await using (var gateway = GatewayProcess.Start(new GatewayStart("--port", "0", "--empty") { ConnectionString = _database.ConnectionString, IsDemo = true }))
        {
            var shown = await DemoGateway.Ask(await gateway.Listening(), """{ project(slug: "p") { team { role { value } background { value } } } }""", "aino");
            Assert.Equal("""{"data":{"project":{"team":[{"role":{"value":"Vanha rooli"},"background":{"value":"Vanha tausta"}}]}}}""", shown.ToString());
        }

        // What was exported with its texts is imported with them, and what was erased is not there.
        await File.WriteAllTextAsync(_file, export);
        await Succeeds(_other, "import", _file);
        Assert.Equal(export, await Succeeds(_other, "export", "-"));
        await Succeeds(_other, "erase-person", Person);
        await File.WriteAllTextAsync(_file, await Succeeds(_other, "export", "-"));
        Assert.DoesNotContain("Vanha", await File.ReadAllTextAsync(_file), StringComparison.Ordinal);
        Assert.Equal("", await Succeeds(_other, "move-personal-texts"));
    }

    [Theory]
    [InlineData("somebody")]
    [InlineData("0198f30000007000800000000000000f")]
    public async Task Somebody_who_is_not_there_is_told_in_one_line(string person)
    {
        var (exitCode, _, errors) = await GatewayProcess.Run(_database.ConnectionString, "erase-person", person);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("collab: ", errors.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    static async Task<string> Succeeds(TestDatabase database, params string[] arguments)
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(database.ConnectionString, arguments);
        Assert.True(exitCode == 0, errors);
        return output;
    }
}
