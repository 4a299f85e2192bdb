using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Collab.Journal.Reading;

/// <summary>The queries that read events. One try each; trying again is the caller's.</summary>
sealed class EventReader(NpgsqlDataSource database)
{
    /// <summary>The columns of an event in the order <see cref="Event"/> takes them.</summary>
    public const string Columns = "stream, version, transaction, sequence, type, data, author, at, command_id";

    const string PageSql = $"select {Columns} from journal.event where stream = $1 and version > $2 order by version limit $3";
    const string PageBackwardsSql = $"select {Columns} from journal.event where stream = $1 and version < $2 order by version desc limit $3";
    const string VersionSql = "select version from journal.event where stream = $1 order by version desc limit 1";

    // Below the oldest running transaction nothing can appear any more.
    const string FromSettled = """
        from journal.event
        where (transaction, sequence) > ($1, $2) and transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction, sequence limit $3
        """;

    const string SettledSql = $"select {Columns} {FromSettled}";
    const string NewsSql = $"select stream, version, transaction, sequence, type = any($4) {FromSettled}";

    // What is settled stays as it is, so this finds just what the news were of.
    const string OfTypesSql = $"""
        select {Columns} from journal.event
        where (transaction, sequence) > ($1, $2) and (transaction, sequence) <= ($3, $4) and type = any($5)
        order by transaction, sequence
        """;

    // The last settled event's place, or the start.
    const string HeadSql = """
        select transaction, sequence from journal.event
        where transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction desc, sequence desc limit 1
        """;

    public Task<List<RecordedEvent>> Page(StreamId stream, int afterVersion, int count, CancellationToken cancellationToken) =>
        OfStream(PageSql, stream, afterVersion, count, cancellationToken);

    public Task<List<RecordedEvent>> PageBackwards(StreamId stream, int beforeVersion, int count, CancellationToken cancellationToken) =>
        OfStream(PageBackwardsSql, stream, beforeVersion, count, cancellationToken);

    public async Task<int> Version(StreamId stream, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(VersionSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.Value });
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int? ?? 0;
    }

    public async Task<List<RecordedEvent>> Settled(JournalPosition after, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SettledSql);
        Add(command, after);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        return await All(command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The places of the settled events after a position, and the events themselves of some types.</summary>
    public async Task<JournalNews> News(JournalPosition after, int count, string[] types, CancellationToken cancellationToken)
    {
        var (versions, upTo, hasOfTypes) = (new List<StreamVersion>(), after, false);
        await using var command = database.CreateCommand(NewsSql);
        Add(command, after);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = types });
        await using (var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                versions.Add(new StreamVersion(new StreamId(reader.GetString(0)), reader.GetInt32(1)));
                upTo = new JournalPosition(reader.GetFieldValue<ulong>(2), reader.GetInt64(3));
                hasOfTypes |= reader.GetBoolean(4);
            }
        }

        return new JournalNews(versions, hasOfTypes ? await OfTypes(after, upTo, types, cancellationToken).ConfigureAwait(false) : [], upTo);
    }

    public async Task<JournalPosition> Head(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(HeadSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new JournalPosition(reader.GetFieldValue<ulong>(0), reader.GetInt64(1))
            : JournalPosition.Start;
    }

    /// <summary>The event of a row that has <see cref="Columns"/> from a place on.</summary>
    public static RecordedEvent Event(NpgsqlDataReader row, int first = 0) => new(
        new StreamId(row.GetString(first)),
        row.GetInt32(first + 1),
        new JournalPosition(row.GetFieldValue<ulong>(first + 2), row.GetInt64(first + 3)),
        row.GetString(first + 4),
        row.GetFieldValue<byte[]>(first + 5),
        row.GetString(first + 6),
        new DateTimeOffset(row.GetDateTime(first + 7)),
        row.IsDBNull(first + 8) ? null : row.GetString(first + 8));

    async Task<List<RecordedEvent>> OfStream(string sql, StreamId stream, int version, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.Value });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        return await All(command, cancellationToken).ConfigureAwait(false);
    }

    async Task<List<RecordedEvent>> OfTypes(JournalPosition after, JournalPosition upTo, string[] types, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OfTypesSql);
        Add(command, after);
        Add(command, upTo);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = types });
        return await All(command, cancellationToken).ConfigureAwait(false);
    }

    static void Add(NpgsqlCommand command, JournalPosition position)
    {
        command.Parameters.Add(new NpgsqlParameter<ulong> { TypedValue = position.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position.Sequence });
    }

    static async Task<List<RecordedEvent>> All(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var events = new List<RecordedEvent>();
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) events.Add(Event(reader));
        return events;
    }
}
