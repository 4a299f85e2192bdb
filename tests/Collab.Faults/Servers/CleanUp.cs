using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Collab.Faults.Servers;

/// <summary>The work that one of several servers does for all under a lease: command keys that are too old are removed, some pages at a time.</summary>
/// <param name="database">The database that they share.</param>
/// <param name="servers">The servers.</param>
sealed class CleanUp(DatabaseProcesses database, IReadOnlyList<Server> servers)
{
    /// <summary>The name of the lease.</summary>
    public const string Name = "command-key-clean-up";

    // 60 MB, of which the work takes one and rests for a tenth of a second.
    const int Keys = 30_000;
    const string Author = "somebody long ago";

    static readonly TimeSpan MovesWithin = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>How many transactions of this work the database has refused, as the lease was another's by then.</summary>
    public int Refusals => database.Logged($"the lease of {Name} is another's by now");

    /// <summary>Who holds the lease now, and its number; no holder while it is free.</summary>
    public Task<(Guid? Holder, long Fence)> Lease() => Ask(
        $"select holder, fence from journal.lease where name = '{Name}'", row => (row.IsDBNull(0) ? (Guid?)null : row.GetGuid(0), row.GetInt64(1)));

    /// <summary>Makes old keys and frees the lease. Answers which server takes it, once that is in the middle of removing them.</summary>
    public async Task<Server> Begin()
    {
        await Do($"""
            delete from journal.command where author = '{Author}';
            insert into journal.command (author, client_mutation_id, fingerprint, subject, sequence, at)
            select '{Author}', gen_random_uuid()::text, '', repeat('s', 1900), 0, now() - interval '1 year' from generate_series(1, {Keys})
            """);
        await Do($"update journal.lease set holder = null where name = '{Name}'");
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var (holder, fence) = await Lease();
            var taken = string.Create(CultureInfo.InvariantCulture, $"the lease of {Name} (number {fence})");
            if (holder is not null && servers.FirstOrDefault(server => server.Log.Contains(taken, StringComparison.Ordinal)) is { } server && await Left() is > 0 and < Keys) return server;
            await WaitUnless(Stopwatch.GetElapsedTime(began) > MovesWithin, $"removes old keys by lease {fence} of {holder}");
        }
    }

    /// <summary>Waits until the lease is another's.</summary>
    /// <param name="before">Whose it was.</param>
    /// <param name="since">From when the time counts; a timestamp of <see cref="Stopwatch"/>.</param>
    public async Task<(Guid? Holder, long Fence)> Moved((Guid? Holder, long Fence) before, long since)
    {
        while (true)
        {
            var now = await Lease();
            if (now.Holder is not null && now.Holder != before.Holder && now.Fence > before.Fence) return now;
            await WaitUnless(Stopwatch.GetElapsedTime(since) > MovesWithin * Scale.TimeFactor, $"has taken the lease from {before}");
        }
    }

    /// <summary>Waits until the database has refused one more transaction.</summary>
    /// <param name="before">How many it had refused.</param>
    public async Task Refused(int before)
    {
        var began = Stopwatch.GetTimestamp();
        while (Refusals == before) await WaitUnless(Stopwatch.GetElapsedTime(began) > MovesWithin, "was refused");
    }

    Task<long> Left() => Ask($"select count(*) from journal.command where author = '{Author}'", row => row.GetInt64(0));

    static async Task WaitUnless(bool isLate, string what)
    {
        if (isLate) throw new TimeoutException($"Nobody {what} within {MovesWithin.TotalSeconds} s.");
        await Task.Delay(Look);
    }

    async Task Do(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    async Task<T> Ask<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : throw new InvalidOperationException($"Nothing is there: {sql}");
    }
}
