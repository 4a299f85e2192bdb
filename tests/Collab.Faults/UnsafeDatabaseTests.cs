using Collab.EmbeddedPostgres;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Faults;

/// <summary>A database that may lose what it acknowledged is logged as an error at start, and refused in production.</summary>
[Collection(FaultTrials.Name)]
public sealed class UnsafeDatabaseTests : IAsyncLifetime
{
    static readonly string[] Settings = ["fsync", "full_page_writes", "synchronous_commit"];

    DataDirectory _data = null!;
    EmbeddedServer _database = null!;

    public async Task InitializeAsync()
    {
        _data = await DataDirectory.Create();
        _database = await EmbeddedServer.Start(new EmbeddedServerOptions { DataDirectory = _data.Path, SearchDirectories = [Repository.Root], HasChecksums = false });
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _data.DisposeAsync();
    }

    [Fact]
    public async Task Production_refuses_each_unsafe_setting_by_its_name()
    {
        foreach (var setting in Settings)
        {
            await Switch(setting, "off");

            var (exitCode, output, errors) = await GatewayProcess.Run(new GatewayStart("--port", "0", "--empty") { ConnectionString = _database.ConnectionString(), IsProduction = true });

            Assert.Equal(1, exitCode);
            Assert.Empty(output);
            var line = errors.TrimEnd('\n').Split('\n')[^1];
            Assert.Contains($"{setting} is off", line, StringComparison.Ordinal);
            Assert.Contains("data_checksums is off", line, StringComparison.Ordinal);
            Assert.All(Settings.Where(other => other != setting), other => Assert.DoesNotContain(other, line, StringComparison.Ordinal));
            await Switch(setting, "on");
        }
    }

    [Fact]
    public async Task Outside_production_each_is_logged_as_a_warning_and_the_server_serves()
    {
        foreach (var setting in Settings) await Switch(setting, "off");
        await using var gateway = GatewayProcess.Start(_database.ConnectionString(), "--port", "0", "--empty");

        await gateway.Listening();

        Assert.All(
            Settings.Append("data_checksums"),
            setting => Assert.Contains(gateway.Errors.Split('\n'), line => line.Contains("UNSAFE", StringComparison.Ordinal) && line.Contains($"{setting} is off", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_embedded_database_is_safe_and_production_takes_it()
    {
        await using var data = await DataDirectory.Create();
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0", "--empty", "--data", data.Path) { IsProduction = true });

        await gateway.Listening();

        Assert.DoesNotContain("UNSAFE", gateway.Errors, StringComparison.Ordinal);
    }

    /// <summary>Sets it for the gateway's role, which counts as much as setting it for all; what only the whole server can have, for the server.</summary>
    async Task Switch(string setting, string value)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        if (setting == "synchronous_commit")
        {
            await Execute($"alter role current_user set {setting} = {value}");
            return;
        }

        await Execute($"alter system set {setting} = {value}");
        await Execute("select pg_reload_conf()");
        // The postmaster reads its files when it comes to it, and each session when it is next asked something.
        while ((string?)await Execute($"show {setting}") != value) await Task.Yield();

        async Task<object?> Execute(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync();
        }
    }
}
