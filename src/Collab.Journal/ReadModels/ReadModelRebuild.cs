using Npgsql;

namespace Collab.Journal.ReadModels;

/// <summary>
/// Makes read tables anew from the journal, in one transaction: appends wait for it, readers see the old rows until it is done, and
/// a rebuild that is broken off leaves the old rows. Snapshots are emptied with it, as they too are only derived.
/// </summary>
public static class ReadModelRebuild
{
    const int EventsPerFetch = 2000;
    const int StatementsPerBatch = 500;

    /// <summary>Makes the tables of the read models anew.</summary>
    /// <param name="database">The database.</param>
    /// <param name="models">The read models.</param>
    /// <param name="progress">Told after each couple of thousand events; null for nobody.</param>
    /// <param name="time">The clock for the progress; null for the system's.</param>
    /// <param name="cancellationToken">Breaks it off; the old rows stay.</param>
    /// <returns>The progress at the end.</returns>
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

    /// <summary>Does it within the caller's transaction, which keeps appends away.</summary>
    internal static async Task<RebuildProgress> Within(
        NpgsqlConnection connection,
        IReadOnlyList<IReadModel> models,
        IProgress<RebuildProgress>? progress,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        // Not truncate: that would keep readers out until the end.
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

        // Whoever asks first must not get plans for tables that were empty a minute ago.
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
