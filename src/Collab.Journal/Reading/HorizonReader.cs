using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Collab.Journal.Reading;

/// <summary>
/// Finds how far the journal is settled, from the locks of its own writers: a transaction elsewhere, in another database of the server or on other tables, holds
/// nothing up. It rests on three things. A writer takes its lock on a journal table before it gets a transaction id (so it begins with such a table, which
/// <c>WriterTests</c> sees to) and gives it back only after its commit can be seen. The locks are looked at after the snapshot is taken, in the same statement. And
/// events are read by a later statement with a snapshot of its own, never by this one. Then a writer whose id lies below the snapshot's end either still holds its lock,
/// and is found here, or has ended, and its events are seen by the later statement. Standbys do not show these locks: on the primary only.
/// </summary>
sealed class HorizonReader(NpgsqlDataSource database)
{
    // Every mode that a writer can write under. RowShare (select for update), Share (a rebuild) and ShareUpdateExclusive (vacuum, analyze) are none.
    // A writer's own id is a lock too, of the same virtual transaction; one that waits for another's id asks for a ShareLock on it.
    // Without something new above the oldest running transaction nobody has to look: below that one all have ended anyway.
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
