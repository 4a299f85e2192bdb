using Npgsql;

namespace Collab.Journal.CleanUp;

/// <summary>
/// Removes command keys that are older than they have to be kept: a repeat with the same <c>clientMutationId</c> is a new command then. It goes by the
/// database's clock, and a key that is removed twice is removed once, so it does no harm when two processes do it at the same time.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="options">How old they get, and how much one transaction looks at.</param>
public sealed class CommandKeyCleanUp(NpgsqlDataSource database, CommandKeyCleanUpOptions options)
{
    const string PagesSql = "select pg_relation_size('journal.command') / current_setting('block_size')::bigint";

    const string RemoveSql = """
        delete from journal.command
        where ctid >= format('(%s,0)', $1)::tid and ctid < format('(%s,0)', $2)::tid and at < clock_timestamp() - $3
        """;

    /// <summary>How many pages the table has now.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The table's size in pages of the server; 0 while it is empty.</returns>
    /// <exception cref="NpgsqlException">The database cannot be used. One try.</exception>
    public async Task<long> Pages(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PagesSql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Removes the old keys in <see cref="CommandKeyCleanUpOptions.PagesAtOnce"/> pages of the table, in one transaction.</summary>
    /// <param name="firstPage">The first of the pages, from 0.</param>
    /// <param name="cancellationToken">Stops it; nothing is removed then.</param>
    /// <returns>How many keys went; 0 also for pages beyond the end of the table.</returns>
    /// <exception cref="NpgsqlException">The database cannot be used. One try; nothing is removed, unless the connection broke while the transaction was committed.</exception>
    public async Task<int> Remove(long firstPage, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(RemoveSql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = firstPage });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = firstPage + options.PagesAtOnce });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = options.KeepFor });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
