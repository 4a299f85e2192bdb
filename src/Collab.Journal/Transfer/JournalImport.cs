using Collab.Journal.ReadModels;
using Npgsql;

namespace Collab.Journal.Transfer;

/// <summary>
/// Reads an export into an empty journal, in one transaction: all or nothing. Versions, authors, times and command keys are kept,
/// positions are new, and the read tables are made from what was read before anybody sees it.
/// </summary>
public static class JournalImport
{
    /// <summary>Reads a file.</summary>
    /// <param name="database">A migrated database with an empty journal.</param>
    /// <param name="sections">What lives outside the journal; a row of another section is refused.</param>
    /// <param name="models">The read models to make.</param>
    /// <param name="file">What <see cref="JournalExport"/> wrote; stays the caller's to close.</param>
    /// <param name="check">Knows which events can be read; null to take them as they are.</param>
    /// <param name="progress">Told while the read tables are made; null for nobody.</param>
    /// <param name="cancellationToken">Breaks it off; nothing is changed then.</param>
    /// <exception cref="TransferException">The journal is not empty, or a line is wrong. Nothing was changed.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be used.</exception>
    public static async Task<TransferCount> Read(
        NpgsqlDataSource database,
        IReadOnlyList<IExportSection> sections,
        IReadOnlyList<IReadModel> models,
        Stream file,
        IEventCheck? check = null,
        IProgress<RebuildProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await RequireEmpty(connection, cancellationToken);
            var count = await new TransferReader(connection, sections, check).Read(file, cancellationToken);
            await MakeReadTables(connection, models, progress, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return count;
        }
        catch (Exception exception) when (exception is NpgsqlException && Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    static async Task MakeReadTables(NpgsqlConnection connection, IReadOnlyList<IReadModel> models, IProgress<RebuildProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await ReadModelRebuild.Within(connection, models, progress, TimeProvider.System, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new TransferException(null, exception.Message, exception);
        }
    }

    static async Task RequireEmpty(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The lock comes first: followers know by it that this transaction may write events.
        await using var prepare = new NpgsqlCommand(
            "set local idle_in_transaction_session_timeout = 0; set local transaction_timeout = 0; lock table journal.event, journal.command in share row exclusive mode", connection);
        await prepare.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select exists (select from journal.event) or exists (select from journal.command)", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is true)
            throw new TransferException(null, "The journal already holds events; import into an empty one: ./run import --empty --data NEW-DIRECTORY FILE.");
    }
}
