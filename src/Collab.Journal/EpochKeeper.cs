using Microsoft.Extensions.Logging;
using Npgsql;

namespace Collab.Journal;

/// <summary>
/// Keeps the history's id true to the place where it is lived. A restored, copied or promoted database may lack events that cursors
/// have seen, so it gets a new id; and one whose transaction ids run behind its own events (restored from a dump into another
/// server) has its positions counted anew, or followers would wait for ever.
/// </summary>
sealed class EpochKeeper(NpgsqlDataSource database, ILogger log)
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

    const string IsAheadSql = """
        select exists (select from journal.event where transaction >= pg_current_xact_id())
            or exists (select from journal.command where transaction >= pg_current_xact_id())
        """;

    // Transaction ids below 3 are never given out, so what is counted anew lies before all that will come.
    const string CountAnewSql = """
        alter table journal.event disable trigger event_append_only;

        create temporary table counted on commit drop as
        select transaction, sequence, row_number() over (order by transaction, sequence) as place from journal.event;

        update journal.command c set transaction = '2', sequence =
            coalesce((select max(place) from counted p where (p.transaction, p.sequence) <= (c.transaction, c.sequence)), 0);

        update journal.event e set transaction = '2', sequence = p.place
        from counted p where p.transaction = e.transaction and p.sequence = e.sequence;

        alter table journal.event enable trigger event_append_only;
        """;

    public async Task<Guid> Current(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await Scalar(connection, FindSql, cancellationToken) is Guid known) return known;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Scalar(connection, "lock table journal.event, journal.epoch in access exclusive mode", cancellationToken);
        if (await Scalar(connection, FindSql, cancellationToken) is not Guid epoch)
        {
            if (await Scalar(connection, IsAheadSql, cancellationToken) is true) await Scalar(connection, CountAnewSql, cancellationToken);
            epoch = (Guid)(await Scalar(connection, RenewSql, cancellationToken))!;
            Log.NewEpoch(log, epoch);
        }

        await transaction.CommitAsync(cancellationToken);
        return epoch;
    }

    static async Task<object?> Scalar(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
