using Collab.Journal.ReadModels;
using Npgsql;

namespace Collab.Journal.Transfer;

/// <summary>
/// Imports an export into an empty journal, in one transaction. Versions, authors, times and command keys are kept, positions are new, and the read tables are built in
/// the same transaction.
/// </summary>
public static class JournalImport
{
    /// <summary>Reads a file.</summary>
    /// <param name="database">A migrated database with an empty journal.</param>
    /// <param name="sections">The rows outside the journal; a row of another section is refused.</param>
    /// <param name="models">The read models to build.</param>
    /// <param name="file">The output of <see cref="JournalExport"/>; the caller closes it.</param>
    /// <param name="check">Checks that events can be read; null to skip the check.</param>
    /// <param name="progress">Reports the progress of the read tables; null for none.</param>
    /// <param name="cancellationToken">Cancels it; nothing is changed then.</param>
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
        // The lock comes first: the horizon recognises a writer by it.
        await using var prepare = new NpgsqlCommand(
            "set local idle_in_transaction_session_timeout = 0; set local transaction_timeout = 0; lock table journal.event, journal.command in share row exclusive mode", connection);
        await prepare.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select exists (select from journal.event) or exists (select from journal.command)", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is true)
            throw new TransferException(null, "The journal already holds events; import into an empty one: ./run import --empty --data NEW-DIRECTORY FILE.");
    }
}
