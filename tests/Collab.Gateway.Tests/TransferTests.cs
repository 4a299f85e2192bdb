using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class TransferTests : IAsyncLifetime
{
    readonly string _file = Path.Combine(Path.GetTempPath(), $"collab-export-{Guid.CreateVersion7():N}.jsonl");
    TestDatabase _from = null!;
    TestDatabase _to = null!;

    public async Task InitializeAsync()
    {
        _from = await TestDatabase.CreateEmptyAsync();
        _to = await TestDatabase.CreateEmptyAsync();
    }

    public async Task DisposeAsync()
    {
        File.Delete(_file);
        await _from.DisposeAsync();
        await _to.DisposeAsync();
    }

    [Fact]
    public async Task Export_after_import_equals_the_first_export()
    {
        await using (var gateway = GatewayProcess.Start(new GatewayStart("--port", "0") { ConnectionString = _from.ConnectionString, IsDemo = true }))
        {
            await LinkSignIn(await gateway.Listening());
        }

        await Succeeds(_from, "export", _file);
        await Succeeds(_to, "import", _file);
        await Succeeds(_to, "rebuild");
        var again = await Succeeds(_to, "export", "-");

        var first = await File.ReadAllTextAsync(_file);
        Assert.Contains("leena", first, StringComparison.Ordinal);
        Assert.Contains("\"sign-in\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("subject-of-hers", first, StringComparison.Ordinal);
        Assert.Equal(first, again);
    }

    static async Task LinkSignIn(Uri address)
    {
        var me = (await DemoGateway.Ask(address, "{ me { id } }", "ylva")).GetProperty("data").GetProperty("me").GetProperty("id").GetString();
        var linked = await DemoGateway.Ask(
            address, $$"""mutation { linkSignIn(input: { person: "{{me}}", issuer: "https://issuer.example", subject: "subject-of-hers" }) { errors { code } } }""", "ylva");
        Assert.Null(DemoGateway.Code(linked));
    }

    [Fact]
    public async Task Truncated_file_is_not_imported_and_reported_in_one_line()
    {
        await Succeeds(_from, "export", _file);
        var whole = await File.ReadAllTextAsync(_file);
        await File.WriteAllTextAsync(_file, whole[..(whole.Length / 2)]);

        var (exitCode, _, errors) = await GatewayProcess.Run(_to.ConnectionString, "import", _file);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("collab: ", errors.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_to_unwritable_path_is_reported_in_one_line_and_leaves_no_file()
    {
        var place = Path.Combine(_file, "nowhere", "export.jsonl");

        var (exitCode, output, errors) = await GatewayProcess.Run(_from.ConnectionString, "export", place);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains(_file, errors.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_told_in_one_line_with_its_number()
    {
        await using (var gateway = GatewayProcess.Start(new GatewayStart("--port", "0") { ConnectionString = _from.ConnectionString, IsDemo = true }))
        {
            await gateway.Listening();
        }

        await Succeeds(_from, "export", _file);
        var right = await File.ReadAllLinesAsync(_file);
        var wrong = Array.FindIndex(right, line => line.Contains("goal-started", StringComparison.Ordinal));
        await IsTold("\"goal-started\"", "\"goal-launched\"", "goal-launched");
        await IsTold("\"project\":", "\"projekt\":", "project");
        await IsTold("\"stream\":\"goal-", "\"stream\":\"dream-", "dream");

        async Task IsTold(string what, string instead, string told)
        {
            string[] lines = [.. right];
            lines[wrong] = right[wrong].Replace(what, instead, StringComparison.Ordinal);
            await File.WriteAllLinesAsync(_file, lines);

            var (exitCode, _, errors) = await GatewayProcess.Run(_to.ConnectionString, "import", _file);

            var said = errors.TrimEnd('\n').Split('\n')[^1];
            Assert.True(exitCode == 1, errors);
            Assert.StartsWith($"collab: Line {wrong + 1}: ", said, StringComparison.Ordinal);
            Assert.Contains(told, said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Export_is_readable_by_its_owner_only_and_can_be_imported_after_editing()
    {
        await File.WriteAllTextAsync(_file + ".unfinished", "left behind");
        await Succeeds(_from, "export", _file);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file));

        await File.WriteAllTextAsync(_file, "\ufeff" + await File.ReadAllTextAsync(_file) + "\n  \r\n\n");
        await Succeeds(_to, "import", "--empty", _file);
    }

    static async Task<string> Succeeds(TestDatabase database, params string[] arguments)
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(database.ConnectionString, arguments);
        Assert.True(exitCode == 0, errors);
        return output;
    }
}
