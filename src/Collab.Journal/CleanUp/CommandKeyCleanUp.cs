using Collab.Journal.Leases;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Collab.Journal.CleanUp;

/// <summary>
/// Removes command keys that are older than they have to be kept: a repeat with the same <c>clientMutationId</c> is a new command then. Once a
/// day it walks the table in short transactions.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="options">How old they get, and the pace.</param>
/// <param name="time">The clock for pauses; ages are by the database's.</param>
/// <param name="log">Where it tells how many went.</param>
public sealed class CommandKeyCleanUp(NpgsqlDataSource database, CommandKeyCleanUpOptions options, TimeProvider time, ILogger<CommandKeyCleanUp> log) : ILeasedWork
{
    const string PagesSql = "select pg_relation_size('journal.command') / current_setting('block_size')::bigint";

    const string RemoveSql = """
        delete from journal.command
        where ctid >= format('(%s,0)', $1)::tid and ctid < format('(%s,0)', $2)::tid and at < clock_timestamp() - $3
        """;

    /// <inheritdoc/>
    public string Name => "command-key-clean-up";

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken lost)
    {
        while (true)
        {
            var removed = await RemoveAll(lease, lost);
            if (removed > 0) Log.CommandKeysRemoved(log, removed, options.KeepFor.TotalDays);
            await Task.Delay(options.Every, time, lost);
        }
    }

    /// <summary>Walks the whole table once. Answers how many went.</summary>
    internal async Task<long> RemoveAll(Lease lease, CancellationToken lost)
    {
        var pages = await Pages(lost);
        var removed = 0L;
        for (var page = 0L; page < pages; page += options.PagesAtOnce)
        {
            removed += await Remove(lease, page, page + options.PagesAtOnce, lost);
            await Task.Delay(options.Pause, time, lost);
        }

        return removed;
    }

    async Task<long> Pages(CancellationToken lost)
    {
        await using var command = database.CreateCommand(PagesSql);
        return (long)(await command.ExecuteScalarAsync(lost))!;
    }

    async Task<int> Remove(Lease lease, long from, long until, CancellationToken lost)
    {
        await using var connection = await database.OpenConnectionAsync(lost);
        var remove = new NpgsqlBatchCommand(RemoveSql)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = from },
                new NpgsqlParameter<long> { TypedValue = until },
                new NpgsqlParameter<TimeSpan> { TypedValue = options.KeepFor },
            },
        };
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { lease.Check(), remove } };
        await batch.ExecuteNonQueryAsync(lost);
        return (int)remove.Rows;
    }
}
