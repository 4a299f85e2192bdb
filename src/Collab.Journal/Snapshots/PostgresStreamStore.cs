using System.Data;
using Collab.Journal.Reading;
using Npgsql;
using NpgsqlTypes;

namespace Collab.Journal.Snapshots;

/// <summary>Streams and their snapshots in <c>journal.event</c> and <c>journal.stream_snapshot</c>.</summary>
/// <param name="database">The pool.</param>
/// <param name="options">How long queries are retried; null for the defaults.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class PostgresStreamStore(NpgsqlDataSource database, JournalOptions? options = null, TimeProvider? time = null) : IStreamStore
{
    // One statement sees one state of the database, so no snapshot can be saved between its two halves. Rows are sorted within each stream only; the ordinal of the
    // stream is part of the row.
    const string LoadSql = $"""
        with base as (
            select w.place, w.stream collate "C" as stream, coalesce(s.version, w.known) - 1 as after, s.version, s.data
            from unnest($1::text[], $3::int[]) with ordinality as w (stream, known, place)
            left join lateral (
                select version, data from journal.stream_snapshot
                where w.known = 0 and stream = w.stream collate "C" and format = $2
                order by version desc limit 1) s on true)
        select place, version, data, {NoEvent} from base where version is not null
        union all
        select b.place, null, null, e.* from base b cross join lateral (
            select {EventReader.Columns} from journal.event where stream = b.stream and version > b.after order by version) e
        """;

    const string LoadAsOfSql = $"""
        with base as (
            select w.place, w.stream collate "C" as stream, coalesce(s.version, 0) as after, s.version, s.data
            from unnest($1::text[]) with ordinality as w (stream, place)
            left join lateral (
                select version, data from journal.stream_snapshot
                where stream = w.stream collate "C" and format = $2 and latest_at <= $3
                order by version desc limit 1) s on true)
        select place, version, data, {NoEvent} from base where version is not null
        union all
        select b.place, null, null, e.* from base b
        left join lateral (
            select version from journal.event where stream = b.stream and version > b.after and at > $3 order by version limit 1) later on true
        cross join lateral (
            select {EventReader.Columns} from journal.event
            where stream = b.stream and version > b.after and (later.version is null or version < later.version) order by version) e
        """;

    // The ordinal of the first event column, after place, version and data of a snapshot.
    const int FirstOfEvent = 3;

    const string NoEvent = "null::text, null::int, null::xid8, null::bigint, null::text, null::json, null::text, null::timestamptz, null::text";

    // Snapshots of other formats are removed when servers of their version have most likely stopped.
    const string SaveSql = """
        with saved as (
            insert into journal.stream_snapshot (stream, format, version, latest_at, is_kept, data)
            select $1, $2, $3, greatest(earlier.latest_at, since.latest_at), $5, $6
            from (select) one
            left join lateral (
                select version, latest_at from journal.stream_snapshot where stream = $1 and version < $3 order by version desc limit 1) earlier on true
            cross join lateral (
                select max(at) as latest_at from journal.event where stream = $1 and version <= $3 and version > coalesce(earlier.version, 0)) since
            where exists (select from journal.event where stream = $1 and version = $3 and at = $4)
            on conflict (stream, format, version) do update set is_kept = true where excluded.is_kept and not stream_snapshot.is_kept
            returning version)
        delete from journal.stream_snapshot
        where stream = $1 and exists (select from saved)
            and (format = $2 and version < $3 and not is_kept or format <> $2 and saved_at < now() - interval '1 day')
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamLoad>> Load(string format, IReadOnlyList<StreamVersion> known, CancellationToken cancellationToken)
        => Loading(LoadSql, known.Count, format, known.Select(stream => stream.Stream.Value), new NpgsqlParameter<int[]> { TypedValue = [.. known.Select(stream => stream.Version)] }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamLoad>> LoadAsOf(string format, IReadOnlyList<StreamId> streams, DateTimeOffset moment, CancellationToken cancellationToken)
        => Loading(LoadAsOfSql, streams.Count, format, streams.Select(stream => stream.Value), Moment(moment), cancellationToken);

    /// <inheritdoc/>
    public async Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SaveSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = snapshot.Stream.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = snapshot.Format });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = snapshot.Version });
        command.Parameters.Add(Moment(snapshot.ChangedAt));
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = snapshot.IsKept });
        command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = snapshot.Data });
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    static NpgsqlParameter<DateTime> Moment(DateTimeOffset moment) => new() { TypedValue = moment.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    Task<IReadOnlyList<StreamLoad>> Loading(
        string sql, int count, string format, IEnumerable<string> streams, NpgsqlParameter upTo, CancellationToken cancellationToken)
    {
        string[] names = [.. streams];
        return Retry.Reading((options ?? new JournalOptions()).RetryFor, time ?? TimeProvider.System, Try, cancellationToken);

        async Task<IReadOnlyList<StreamLoad>> Try(CancellationToken token)
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = format });
            command.Parameters.Add(upTo.Clone());
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, token).ConfigureAwait(false);
            return await Read(reader, count, token).ConfigureAwait(false);
        }
    }

    static async Task<IReadOnlyList<StreamLoad>> Read(NpgsqlDataReader reader, int count, CancellationToken cancellationToken)
    {
        var snapshots = new StreamSnapshot?[count];
        var events = new List<RecordedEvent>?[count];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var place = (int)reader.GetInt64(0) - 1;
            if (reader.IsDBNull(1)) (events[place] ??= []).Add(EventReader.Event(reader, FirstOfEvent));
            else snapshots[place] = new StreamSnapshot(reader.GetInt32(1), reader.GetFieldValue<byte[]>(2));
        }

        return [.. Enumerable.Range(0, count).Select(place => new StreamLoad(snapshots[place], InOrder(events[place])))];
    }

    /// <summary>SQL guarantees no order across the halves. Within a stream the index gives the order, so this seldom sorts.</summary>
    static List<RecordedEvent> InOrder(List<RecordedEvent>? events)
    {
        if (events is null) return [];
        for (var i = 1; i < events.Count; i++)
        {
            if (events[i].Version < events[i - 1].Version)
            {
                events.Sort((one, other) => one.Version.CompareTo(other.Version));
                break;
            }
        }

        return events;
    }
}
