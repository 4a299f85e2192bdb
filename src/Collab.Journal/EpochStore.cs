using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Collab.Journal;

/// <summary>
/// Gives the journal of each database an epoch: a random id, stored with the server's identity, its timeline and the database. When a start finds another identity, as
/// in a restored, copied or promoted database, it creates a new epoch, because such a database may lack events that cursors have seen. When the server's transaction
/// ids are lower than those of the events (a dump restored into another server), followers would wait forever; the start fails until an operator renumbers the
/// positions. A start never rewrites the journal.
/// </summary>
public static class EpochStore
{
    const string Place = """
        select system_identifier,
               substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8) as timeline,
               (select oid from pg_database where datname = current_database()) as database
        from pg_control_system()
        """;

    const string FindSql = $"""
        select id from journal.epoch join ({Place}) as place using (system_identifier, timeline, database)
        """;

    const string RenewSql = $"""
        insert into journal.epoch (id, system_identifier, timeline, database)
        select gen_random_uuid(), system_identifier, timeline, database from ({Place}) as place
        on conflict (only_row) do update
            set id = excluded.id, system_identifier = excluded.system_identifier, timeline = excluded.timeline, database = excluded.database
        returning id
        """;

    // Visible rows were written below the end of the snapshot, unless another server assigned their ids.
    const string IsAheadSql = """
        select exists (select from journal.event where transaction >= pg_snapshot_xmax(pg_current_snapshot()))
            or exists (select from journal.command where transaction >= pg_snapshot_xmax(pg_current_snapshot()))
        """;

    // PostgreSQL never assigns transaction ids below 3, so renumbered positions precede all future ones.
    const string RenumberSql = """
        alter table journal.event disable trigger event_append_only;

        create temporary table renumbered on commit drop as
        select transaction, sequence, row_number() over (order by transaction, sequence) as place from journal.event;
        create unique index on renumbered (transaction, sequence);
        analyze renumbered;

        update journal.command c set transaction = '2', sequence = coalesce((
            select place from renumbered r where (r.transaction, r.sequence) <= (c.transaction, c.sequence)
            order by r.transaction desc, r.sequence desc limit 1), 0);

        update journal.event e set transaction = '2', sequence = r.place
        from renumbered r where r.transaction = e.transaction and r.sequence = e.sequence;

        alter table journal.event enable trigger event_append_only;
        """;

    /// <summary>
    /// Renumbers the positions of a journal that is ahead of its server's transaction ids, keeps their order, and creates a new epoch, in one transaction. Readers and
    /// appends wait for it. A process that serves the database at the same time does not notice the change, so stop all of them first.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="log">The log; null for none.</param>
    /// <param name="cancellationToken">Cancels it; nothing is changed then.</param>
    /// <returns>The number of renumbered events; null when nothing is ahead and nothing was changed.</returns>
    /// <exception cref="JournalUnavailableException">The database cannot be used.</exception>
    public static async Task<long?> Renumber(NpgsqlDataSource database, ILogger? log = null, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await Scalar(connection, "set local transaction_timeout = 0; lock table journal.event, journal.command, journal.epoch in access exclusive mode", cancellationToken);
            if (await Scalar(connection, IsAheadSql, cancellationToken) is false) return null;
            await Scalar(connection, RenumberSql, cancellationToken);
            var count = (long)(await Scalar(connection, "select count(*) from journal.event", cancellationToken))!;
            var epoch = (Guid)(await Scalar(connection, RenewSql, cancellationToken))!;
            await transaction.CommitAsync(cancellationToken);
            Log.Renumbered(log ?? NullLogger.Instance, count, epoch);
            return count;
        }
        catch (Exception exception) when (Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    /// <summary>The epoch of this database. There is no retry.</summary>
    internal static async Task<Guid> Current(NpgsqlDataSource database, ILogger log, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await Scalar(connection, FindSql, cancellationToken) is Guid known) return known;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Processes that start together agree on the first one's epoch.
        await Scalar(connection, "lock table journal.epoch in share row exclusive mode", cancellationToken);
        if (await Scalar(connection, FindSql, cancellationToken) is Guid renewed) return renewed;
        if (await Scalar(connection, IsAheadSql, cancellationToken) is true) throw new RenumberingNeededException();
        var epoch = (Guid)(await Scalar(connection, RenewSql, cancellationToken))!;
        await transaction.CommitAsync(cancellationToken);
        Log.NewEpoch(log, epoch);
        return epoch;
    }

    static async Task<object?> Scalar(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
