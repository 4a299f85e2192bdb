using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>What is run before servers are replaced: <c>migrate</c>; and what watches over one: <c>health</c>.</summary>
public sealed class MigrateTests : IAsyncLifetime
{
    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task It_makes_the_tables_once_and_loads_nothing()
    {
        Assert.Contains("Applied ", await Succeeds("migrate"), StringComparison.Ordinal);

        Assert.Equal(0, await Count("select count(*) from journal.event"));
        Assert.True(await Count("select count(*) from journal.migration where set = 'orleans'") > 0);
        Assert.Contains("Nothing to migrate", await Succeeds("migrate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_in_one_line()
    {
        await Succeeds("migrate");
        await using (var command = _database.DataSource.CreateCommand("insert into journal.migration (set, name, checksum) values ('journal', '999-later', 'c')")) await command.ExecuteNonQueryAsync();

        var (exitCode, _, errors) = await GatewayProcess.Run(_database.ConnectionString, "migrate");

        Assert.Equal(1, exitCode);
        Assert.Contains("Run the newer program", errors.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_asked_of_the_server_that_listens_where_the_settings_say()
    {
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0", "--empty") { ConnectionString = _database.ConnectionString });
        var port = (await gateway.Listening()).Port;

        Assert.Equal((0, "ready\n"), await Health(port, "0.0.0.0"));

        gateway.Kill();
        await gateway.Ended();
        var (exitCode, errors) = await Health(port, "0.0.0.0");
        Assert.Equal(1, exitCode);
        Assert.Contains($"http://127.0.0.1:{port}/health/ready does not answer", errors, StringComparison.Ordinal);
    }

    async Task<(int ExitCode, string Said)> Health(int port, string listen)
    {
        var start = new GatewayStart("health", "--port", $"{port}") { ConnectionString = _database.ConnectionString, Environment = new Dictionary<string, string> { ["Collab__Listen"] = listen } };
        var (exitCode, output, errors) = await GatewayProcess.Run(start);
        return (exitCode, output + errors);
    }

    async Task<string> Succeeds(string command)
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(_database.ConnectionString, command);
        Assert.True(exitCode == 0, errors);
        Assert.Empty(output);
        return errors;
    }

    async Task<long> Count(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
