using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>A database whose journal lies ahead of its server's transaction ids, as a dump does that was restored into a younger server.</summary>
[Trait("Form", "long")]
public sealed class RenumberTests : IAsyncLifetime
{
    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Start_refuses_it_in_one_line_that_names_the_renumber_command()
    {
        await Succeeds("rebuild");
        Assert.Contains("Nothing to renumber", await Succeeds("renumber"), StringComparison.Ordinal);
        await Execute("""
            insert into journal.event (stream, version, transaction, sequence, type, data, author, at)
            select 'restored-1', number, '9000000000000', number, 'T', '{}', 'a', now() from generate_series(1, 3) number
            """);

        var (exitCode, output, errors) = await GatewayProcess.Run(_database.ConnectionString, "--port", "0", "--empty");

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains("Run './run renumber' once", Assert.Single(errors.TrimEnd('\n').Split('\n'), line => line.StartsWith("collab: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Renumbered 3 events", await Succeeds("renumber"), StringComparison.Ordinal);
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0", "--empty") { ConnectionString = _database.ConnectionString });
        await gateway.Listening();
    }

    async Task<string> Succeeds(string command)
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(_database.ConnectionString, command);
        Assert.True(exitCode == 0, errors);
        Assert.Empty(output);
        return errors;
    }

    async Task Execute(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
