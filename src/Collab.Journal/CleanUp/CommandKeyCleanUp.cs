using Npgsql;

namespace Collab.Journal.CleanUp;

/// <summary>
/// Removes command keys past their retention. After that, a repeat with the same <c>clientMutationId</c> is a new command. Ages are measured by the database's clock.
/// Two processes may do this at the same time.
/// </summary>
/// <param name="database">The connection pool.</param>
/// <param name="options">The retention and the size of a transaction.</param>
public sealed class CommandKeyCleanUp(NpgsqlDataSource database, CommandKeyCleanUpOptions options)
{
    const string PagesSql = "select pg_relation_size('journal.command') / current_setting('block_size')::bigint";

    const string RemoveSql = """
        delete from journal.command
        where ctid >= format('(%s,0)', $1)::tid and ctid < format('(%s,0)', $2)::tid and at < clock_timestamp() - $3
        """;

    /// <summary>The size of the table.</summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The size of the table in PostgreSQL pages; 0 while it is empty.</returns>
    /// <exception cref="NpgsqlException">The database cannot be used. There is no retry.</exception>
    public async Task<long> Pages(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PagesSql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Removes old keys from <see cref="CommandKeyCleanUpOptions.PagesPerTransaction"/> pages of the table, in one transaction.</summary>
    /// <param name="firstPage">The first page, from 0.</param>
    /// <param name="cancellationToken">Cancels the transaction; nothing is removed then.</param>
    /// <returns>The number of removed keys; 0 also for pages beyond the end of the table.</returns>
    /// <exception cref="NpgsqlException">The database cannot be used. There is no retry. Nothing is removed, unless the connection broke during the commit.</exception>
    public async Task<int> Remove(long firstPage, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(RemoveSql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = firstPage });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = firstPage + options.PagesPerTransaction });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = options.Retention });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
