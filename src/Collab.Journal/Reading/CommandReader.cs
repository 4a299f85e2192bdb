using Npgsql;

namespace Collab.Journal.Reading;

/// <summary>Finds the outcome of an earlier command. There is no retry.</summary>
sealed class CommandReader(NpgsqlDataSource database)
{
    const string Sql = "select fingerprint, subject, transaction, sequence from journal.command where author = $1 and client_mutation_id = $2";

    public async Task<CommandOutcome?> Find(string author, string clientMutationId, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(FindStatement(author, clientMutationId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await Outcome(reader, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The statement whose result <see cref="Outcome"/> reads.</summary>
    public static NpgsqlBatchCommand FindStatement(string author, string clientMutationId) => new(Sql)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = author },
            new NpgsqlParameter<string> { TypedValue = clientMutationId },
        },
    };

    public static async Task<CommandOutcome?> Outcome(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new CommandOutcome(reader.GetString(0), reader.GetString(1), new JournalPosition(reader.GetFieldValue<ulong>(2), reader.GetInt64(3)))
            : null;
}
