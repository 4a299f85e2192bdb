using Npgsql;

namespace Collab.Journal.Reading;

/// <summary>Finds what an earlier command led to. One try.</summary>
sealed class CommandReader(NpgsqlDataSource database)
{
    const string Sql = "select fingerprint, subject, transaction, sequence from journal.command where author = $1 and client_mutation_id = $2";

    public async Task<CommandOutcome?> Find(string author, string clientMutationId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = author });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clientMutationId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new CommandOutcome(reader.GetString(0), reader.GetString(1), new JournalPosition(reader.GetFieldValue<ulong>(2), reader.GetInt64(3)))
            : null;
    }
}
