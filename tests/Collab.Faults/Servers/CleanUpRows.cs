using System.Diagnostics;
using Npgsql;

namespace Collab.Faults.Servers;

/// <summary>The rows of the work that runs once in the network, the removal of old command keys: what it removes, its reminder, and its progress.</summary>
/// <param name="database">The database.</param>
sealed class CleanUpRows(DatabaseProcesses database)
{
    /// <summary>A text of the statement that stores how far the work has come.</summary>
    public const string StoresProgress = "insert into orleans.grain_state";

    /// <summary>Some pages of the table, of which the work takes a few hundred kilobytes at a time.</summary>
    const int Keys = 2_000;
    const string Author = "somebody long ago";
    const string Grain = "command-key-clean-up%";

    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the work is scheduled.</summary>
    public Task Scheduled() => Until("schedules the work", $"select exists (select from orleans.reminder where grain like '{Grain}')");

    /// <summary>Makes old keys, and has whoever starts next reminded of the work at once and every two seconds.</summary>
    public async Task MakeOldKeys()
    {
        await Run($"""
            insert into journal.command (author, client_mutation_id, fingerprint, subject, sequence, at)
            select '{Author}', gen_random_uuid()::text, '', repeat('s', 1900), 0, now() - interval '1 year' from generate_series(1, {Keys})
            """);
        await Run($"update orleans.reminder set starts_at = now(), period_ms = 2000, version = version + 1 where grain like '{Grain}'");
    }

    /// <summary>Waits until all old keys are gone.</summary>
    public Task Removed() => Until("removes the old keys", $"select not exists (select from journal.command where author = '{Author}')");

    /// <summary>Waits until a walk through the table is stored as complete.</summary>
    public Task Stored() => Until("stores that it is done", "select exists (select from orleans.grain_state)");

    /// <summary>How often the progress has been stored.</summary>
    public async Task<int> Version()
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand("select version from orleans.grain_state", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    async Task Until(string what, string holds)
    {
        var began = Stopwatch.GetTimestamp();
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(holds, connection);
        while (!(bool)(await command.ExecuteScalarAsync())!)
        {
            if (Stopwatch.GetElapsedTime(began) > WaitTimeout) throw new TimeoutException($"Nobody {what} within {WaitTimeout.TotalSeconds} s.");
            await Task.Delay(Look);
        }
    }

    async Task Run(string sql)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    async Task<NpgsqlConnection> Open()
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
