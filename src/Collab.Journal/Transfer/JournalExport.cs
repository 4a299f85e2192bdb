using System.Data;
using Collab.Journal.Reading;
using Npgsql;

namespace Collab.Journal.Transfer;

/// <summary>Exports the whole network as JSON Lines, as of one moment.</summary>
public static class JournalExport
{
    // A command key follows the last event that the command caused: its place in the file is its position.
    const string Sql = $"""
        select {EventReader.Columns}, null as fingerprint, null as subject from journal.event
        union all
        select null, null, transaction, sequence, null, null, author, null, client_mutation_id, fingerprint, subject from journal.command
        order by transaction, sequence, version nulls last, author, command_id
        """;

    const int FingerprintColumn = 9;
    const int SubjectColumn = 10;

    /// <summary>Writes events, command keys and the rows of the sections.</summary>
    /// <param name="database">The database.</param>
    /// <param name="sections">The rows outside the journal.</param>
    /// <param name="file">The output; the caller closes it.</param>
    /// <param name="cancellationToken">Cancels it; the file is then truncated, which an import detects.</param>
    /// <exception cref="JournalUnavailableException">The database cannot be used.</exception>
    public static async Task<TransferCount> Write(NpgsqlDataSource database, IReadOnlyList<IExportSection> sections, Stream file, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await using (var untimed = new NpgsqlCommand("set local transaction_timeout = 0; set local idle_in_transaction_session_timeout = 0", connection))
                await untimed.ExecuteNonQueryAsync(cancellationToken);
            await using var writer = new TransferWriter(file);
            await writer.Begin(cancellationToken);
            await WriteJournal(connection, writer, cancellationToken);
            foreach (var section in sections) await WriteSection(connection, section, writer, cancellationToken);
            return await writer.End(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException && Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    static async Task WriteJournal(NpgsqlConnection connection, TransferWriter writer, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.IsDBNull(FingerprintColumn)) await writer.Event(EventReader.Event(reader), cancellationToken);
            else await writer.Command(new CommandKey(reader.GetString(6), reader.GetString(8), reader.GetString(FingerprintColumn), reader.GetString(SubjectColumn)), cancellationToken);
        }
    }

    static async Task WriteSection(NpgsqlConnection connection, IExportSection section, TransferWriter writer, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(section.ExportQuery, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) await writer.Row(section.Name, reader.GetFieldValue<byte[]>(0), cancellationToken);
    }
}
