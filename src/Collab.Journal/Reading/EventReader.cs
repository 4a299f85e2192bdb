using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Collab.Journal.Reading;

/// <summary>The queries that read events. They do not retry; that is up to the caller.</summary>
sealed class EventReader(NpgsqlDataSource database)
{
    /// <summary>The columns of an event in the order that <see cref="Event"/> expects.</summary>
    public const string Columns = "stream, version, transaction, sequence, type, data, author, at, command_id";

    const string PageSql = $"select {Columns} from journal.event where stream = $1 and version > $2 order by version limit $3";
    const string PageBackwardsSql = $"select {Columns} from journal.event where stream = $1 and version < $2 order by version desc limit $3";

    const string BetweenSql = $"""
        select {Columns} from journal.event
        where (transaction, sequence) > ($1, $2) and (transaction, sequence) <= ($3, $4)
        order by transaction, sequence limit $5
        """;

    // The whole event is read only for requested types.
    const string BelowSql = $"""
        select stream, version, transaction, sequence, case when wanted then type end, case when wanted then data end,
               case when wanted then author end, case when wanted then at end, case when wanted then command_id end
        from (select {Columns}, $5 or type = any($6) as wanted from journal.event
              where (transaction, sequence) > ($1, $2) and transaction < $3
              order by transaction, sequence limit $4) as page
        order by transaction, sequence
        """;

    public Task<List<RecordedEvent>> Page(StreamId stream, int afterVersion, int count, CancellationToken cancellationToken) =>
        OfStream(PageSql, stream, afterVersion, count, cancellationToken);

    public Task<List<RecordedEvent>> PageBackwards(StreamId stream, int beforeVersion, int count, CancellationToken cancellationToken) =>
        OfStream(PageBackwardsSql, stream, beforeVersion, count, cancellationToken);

    /// <summary>The events between two positions, in order. Up to a settled position they have no gaps and never change.</summary>
    public async Task<List<RecordedEvent>> Between(JournalPosition after, JournalPosition upTo, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(BetweenSql);
        Add(command, after);
        Add(command, upTo);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        return await All(command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stream and version of the events between a position and a horizon, and the whole events: all of them or those of some types.</summary>
    public async Task<EventPage> Below(ulong horizon, JournalPosition after, int count, bool isWhole, string[] types, CancellationToken cancellationToken)
    {
        var (versions, events, upTo) = (new List<StreamVersion>(), new List<RecordedEvent>(), after);
        await using var command = database.CreateCommand(BelowSql);
        Add(command, after);
        command.Parameters.Add(Transaction(horizon));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = isWhole });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = types });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            versions.Add(new StreamVersion(new StreamId(reader.GetString(0)), reader.GetInt32(1)));
            upTo = new JournalPosition(reader.GetFieldValue<ulong>(2), reader.GetInt64(3));
            if (!reader.IsDBNull(4)) events.Add(Event(reader));
        }

        return new EventPage(versions, events, upTo, IsLast: versions.Count < count);
    }

    /// <summary>The event of a row that has <see cref="Columns"/> from an ordinal on.</summary>
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

    static void Add(NpgsqlCommand command, JournalPosition position)
    {
        command.Parameters.Add(Transaction(position.Transaction));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position.Sequence });
    }

    static NpgsqlParameter<ulong> Transaction(ulong id) => new() { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Xid8 };

    static async Task<List<RecordedEvent>> All(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var events = new List<RecordedEvent>();
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) events.Add(Event(reader));
        return events;
    }
}
