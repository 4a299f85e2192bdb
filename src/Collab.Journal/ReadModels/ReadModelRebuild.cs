using Npgsql;

namespace Collab.Journal.ReadModels;

/// <summary>
/// Rebuilds read tables from the journal in one transaction: appends wait for it, readers see the old rows until it commits, and a failed rebuild leaves the old rows.
/// It also deletes snapshots, which are derived as well.
/// </summary>
public static class ReadModelRebuild
{
    const int EventsPerFetch = 2000;
    const int StatementsPerBatch = 500;

    /// <summary>Rebuilds the tables of the read models.</summary>
    /// <param name="database">The database.</param>
    /// <param name="models">The read models.</param>
    /// <param name="progress">Reports progress after every few thousand events; null for none.</param>
    /// <param name="time">The clock for the progress; null for the system's.</param>
    /// <param name="cancellationToken">Cancels it; the old rows stay.</param>
    /// <returns>The final progress.</returns>
    /// <exception cref="JournalUnavailableException">The database cannot be used.</exception>
    public static async Task<RebuildProgress> Run(
        NpgsqlDataSource database,
        IReadOnlyList<IReadModel> models,
        IProgress<RebuildProgress>? progress = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await Execute(connection, "set local lock_timeout = '60s'; set local idle_in_transaction_session_timeout = 0; set local transaction_timeout = 0; lock table journal.event in share mode", cancellationToken);
            var done = await Within(connection, models, progress, time ?? TimeProvider.System, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return done;
        }
        catch (Exception exception) when (Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    /// <summary>Rebuilds within the caller's transaction, which blocks appends.</summary>
    internal static async Task<RebuildProgress> Within(
        NpgsqlConnection connection,
        IReadOnlyList<IReadModel> models,
        IProgress<RebuildProgress>? progress,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        // Not truncate: that would block readers until the end.
        foreach (var table in models.SelectMany(model => model.Tables)) await Execute(connection, $"delete from {table}", cancellationToken);
        await Execute(connection, "delete from journal.snapshot; delete from journal.stream_snapshot", cancellationToken);
        var total = await Count(connection, cancellationToken);
        var done = 0L;
        await using var writer = new ProjectionWriter(connection, models, StatementsPerBatch);
        var events = new EventCursor(connection, EventsPerFetch);
        while (await events.Next(cancellationToken) is { Count: > 0 } page)
        {
            foreach (var recorded in page) await writer.Add(recorded, cancellationToken);
            done += page.Count;
            progress?.Report(new RebuildProgress(done, total, time.GetElapsedTime(began)));
        }

        await writer.Finish(cancellationToken);

        // Without analyze, the first queries would be planned for empty tables.
        foreach (var table in models.SelectMany(model => model.Tables)) await Execute(connection, $"analyze {table}", cancellationToken);
        return new RebuildProgress(done, total, time.GetElapsedTime(began));
    }

    static async Task<long> Count(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select count(*) from journal.event", connection) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
