using Npgsql;

namespace Collab.Journal.Snapshots;

/// <summary>Snapshots in <c>journal.snapshot</c>.</summary>
/// <param name="database">The pool.</param>
public sealed class PostgresSnapshots(NpgsqlDataSource database) : ISnapshotStore
{
    const string ReadSql = "select data, etag from journal.snapshot where kind = $1 and key = $2";
    const string InsertSql = "insert into journal.snapshot (kind, key, data, etag) values ($1, $2, $3, $4) on conflict do nothing";
    const string UpdateSql = "update journal.snapshot set data = $3, etag = $4 where kind = $1 and key = $2 and etag = $5";
    const string ClearSql = "delete from journal.snapshot where kind = $1 and key = $2";
    const string ClearReadSql = ClearSql + " and etag = $3";

    /// <inheritdoc/>
    public async ValueTask<Snapshot?> Read(string kind, string key, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = Command(ReadSql, kind, key);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                ? new Snapshot(reader.GetFieldValue<byte[]>(0), ETag(reader.GetGuid(1)))
                : null;
        }
        catch (Exception exception) when (Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<string> Write(string kind, string key, ReadOnlyMemory<byte> data, string? etag, CancellationToken cancellationToken)
    {
        var next = Guid.NewGuid();
        await using var command = Command(etag is null ? InsertSql : UpdateSql, kind, key);
        command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = data });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = next });
        if (etag is not null) command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(etag) });
        if (await Change(command, cancellationToken).ConfigureAwait(false) == 0) throw new SnapshotConflictException(kind, key);
        return ETag(next);
    }

    /// <inheritdoc/>
    public async ValueTask Clear(string kind, string key, string? etag, CancellationToken cancellationToken)
    {
        await using var command = Command(etag is null ? ClearSql : ClearReadSql, kind, key);
        if (etag is not null) command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(etag) });
        if (await Change(command, cancellationToken).ConfigureAwait(false) == 0 && etag is not null) throw new SnapshotConflictException(kind, key);
    }

    static string ETag(Guid value) => value.ToString("N");

    static async Task<int> Change(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    NpgsqlCommand Command(string sql, string kind, string key)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        return command;
    }
}
