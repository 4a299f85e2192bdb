using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Collab.Journal.Reading;

/// <summary>
/// Finds how far the journal is settled, from the locks of its own writers: a transaction in another database or on other tables has no effect. It relies on three
/// facts. A writer takes its lock on a journal table before it gets a transaction id (it writes such a table first, which <c>WriterTests</c> checks) and releases it
/// only after its commit is visible. The locks are read after the snapshot is taken, in the same statement. Events are read by a later statement with a snapshot of its
/// own. So a writer whose id is below the snapshot's end either still holds its lock and is found here, or has ended and its events are visible to the later statement.
/// Standbys do not show these locks: the server must be the primary.
/// </summary>
sealed class HorizonReader(NpgsqlDataSource database)
{
    // All lock modes under which a writer can write. RowShare (select for update), Share (a rebuild) and ShareUpdateExclusive (vacuum, analyze) are not among them. A
    // writer's own id is a lock of the same virtual transaction; a session that waits for another's id requests a ShareLock on it. Without new events above the oldest
    // running transaction the locks are not read: all transactions below it have ended.
    internal const string Sql = """
        select pg_snapshot_xmin(snapshot), pg_snapshot_xmax(snapshot), last.transaction, last.sequence, pg_is_in_recovery(),
               case when last.transaction >= pg_snapshot_xmin(snapshot) then array(
                   with locks as materialized (
                       select locktype, database, relation, transactionid, virtualtransaction, mode from pg_locks where granted)
                   select id.transactionid
                   from locks writer
                   left join locks id on id.virtualtransaction = writer.virtualtransaction and id.locktype = 'transactionid' and id.mode = 'ExclusiveLock'
                   where writer.locktype = 'relation'
                     and writer.database = (select oid from pg_database where datname = current_database())
                     and writer.relation in ('journal.event'::regclass, 'journal.command'::regclass)
                     and writer.mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))
               end
        from pg_current_snapshot() as snapshot
        left join (select transaction, sequence from journal.event order by transaction desc, sequence desc limit 1) as last
            on (last.transaction, last.sequence) > ($1, $2)
        """;

    const string LastBelowSql = "select transaction, sequence from journal.event where transaction < $1 order by transaction desc, sequence desc limit 1";

    /// <summary>The horizon; null when there is no event after a position.</summary>
    /// <exception cref="JournalUnavailableException">The server is a standby.</exception>
    public async Task<JournalHorizon?> Read(JournalPosition after, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<ulong> { TypedValue = after.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Sequence });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (reader.GetBoolean(4)) throw Failures.Unavailable(JournalUnavailableReason.ReadOnly, null);
        if (reader.IsDBNull(2)) return null;
        var writers = reader.IsDBNull(5) ? null : reader.GetFieldValue<uint?[]>(5);
        return new JournalHorizon(
            JournalHorizon.Of(reader.GetFieldValue<ulong>(0), reader.GetFieldValue<ulong>(1), writers),
            Position(reader, 2));
    }

    /// <summary>The position of the last settled event; the start when there is none.</summary>
    /// <exception cref="JournalUnavailableException">The server is a standby.</exception>
    public async Task<JournalPosition> Head(CancellationToken cancellationToken)
    {
        if (await Read(JournalPosition.Start, cancellationToken).ConfigureAwait(false) is not { } horizon) return JournalPosition.Start;
        if (horizon.Last.Transaction < horizon.Below) return horizon.Last;
        await using var command = database.CreateCommand(LastBelowSql);
        command.Parameters.Add(new NpgsqlParameter<ulong> { TypedValue = horizon.Below, NpgsqlDbType = NpgsqlDbType.Xid8 });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? Position(reader, 0) : JournalPosition.Start;
    }

    static JournalPosition Position(NpgsqlDataReader row, int column) => new(row.GetFieldValue<ulong>(column), row.GetInt64(column + 1));
}
