using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests.Settings;

public sealed class SettingsFileTests : IDisposable
{
    readonly DirectoryInfo _secrets = Directory.CreateTempSubdirectory("collab-secrets-");

    public void Dispose() => _secrets.Delete(recursive: true);

    [Fact]
    public async Task Secret_file_is_a_setting_and_overrides_the_environment()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        Write("ConnectionStrings__Collab", database.ConnectionString + "\n");
        Write("GraphQL__Limits__Depth", "7\n");
        Write("tls.key", "nobody asks for it");
        await using var gateway = GatewayProcess.Start(How(("GraphQL__Limits__Depth", "9"), ("ConnectionStrings__Collab", "Host=127.0.0.1;Port=1;Database=nowhere")));

        var limits = await DemoGateway.Ask(await gateway.Listening(), "{ limits { depth } }");

        Assert.Equal("""{"data":{"limits":{"depth":7}}}""", limits.GetRawText());
    }

    [Fact]
    public async Task Errors_of_all_sections_are_reported()
    {
        Write("Collab__Load__WaitMs", "soon\n");

        Assert.Equal(
            [
                "collab: Collab__Load__WaitMs: it is \"soon\"; set it to a whole number from 1 to 60000.",
                "collab: Collab__Tempo: there is no such setting. Did you mean Collab__Demo? All are listed in docs/settings.md.",
                "collab: GraphQL__OnlyTrustedDocuments: it is true, but there are no trusted documents; set GraphQL__TrustedDocuments to the file of their manifest.",
            ],
            await Refused(How(("Collab__Tempo", "1"), ("GraphQL__OnlyTrustedDocuments", "true"))));
    }

    [Fact]
    public async Task Missing_secrets_directory_is_reported_in_one_line()
    {
        var nowhere = Path.Combine(_secrets.FullName, "nowhere");

        var line = Assert.Single(await Refused(How(("Collab__SecretsDirectory", nowhere))));

        Assert.StartsWith($"collab: Collab__SecretsDirectory: {nowhere} cannot be read:", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_mode_in_production_fails_the_start()
    {
        var line = Assert.Single(await Refused(How() with { IsProduction = true, IsDemo = true }));

        Assert.StartsWith("collab: Collab__Demo: there is no demo mode in production.", line, StringComparison.Ordinal);
    }

    static async Task<string[]> Refused(GatewayStart how)
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(how);
        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        return errors.TrimEnd('\n').Split('\n');
    }

    GatewayStart How(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string> { ["Collab__SecretsDirectory"] = _secrets.FullName };
        foreach (var (name, value) in variables) environment[name] = value;
        return new GatewayStart("--port", "0", "--empty") { Environment = environment };
    }

    void Write(string name, string content) => File.WriteAllText(Path.Combine(_secrets.FullName, name), content);
}
