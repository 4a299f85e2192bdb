using Npgsql;

namespace Collab.Journal.Appending;

/// <summary>One transaction, one round trip: the appends of a group together.</summary>
sealed class AppendTransaction(NpgsqlDataSource database, Action committed)
{
    /// <summary>Makes the changes and answers them. Throws whatever went wrong, after which none of them was answered.</summary>
    /// <param name="group">The appends; none conflicts with another of the group as far as can be told beforehand.</param>
    /// <param name="cancellationToken">Heeded until the statements are sent.</param>
    public async Task Run(IReadOnlyList<PendingAppend> group, CancellationToken cancellationToken)
    {
        using var activity = JournalTelemetry.BeginTransaction(group);
        await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection);
        var ends = new long[group.Count];
        var sequence = 0L;
        for (var i = 0; i < group.Count; i++) ends[i] = sequence = AppendStatements.AddTo(batch, group[i], sequence);
        var transaction = await Send(batch, group).ConfigureAwait(false);
        committed();
        for (var i = 0; i < group.Count; i++) group[i].Finish(new AppendResult.Appended(new JournalPosition(transaction, ends[i])));
    }

    /// <summary>Once the last result is read, PostgreSQL has said that the transaction is committed.</summary>
    static async Task<ulong> Send(NpgsqlBatch batch, IReadOnlyList<PendingAppend> group)
    {
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            var transaction = reader.GetFieldValue<ulong>(0);
            while (await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false))
            {
            }

            return transaction;
        }
        catch (Exception exception) when (!Failures.IsRolledBack(exception))
        {
            foreach (var pending in group) pending.OutcomeUnknown = true;
            throw;
        }
    }
}
