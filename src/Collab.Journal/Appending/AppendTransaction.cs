using Npgsql;

namespace Collab.Journal.Appending;

/// <summary>Commits a group of appends in one transaction and one round trip.</summary>
sealed class AppendTransaction(NpgsqlDataSource database, Action committed)
{
    /// <summary>Commits the appends and completes them. When it throws, none of them was completed.</summary>
    /// <param name="group">The appends; no two of them are known to conflict with each other.</param>
    /// <param name="cancellationToken">Observed until the statements are sent.</param>
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

    /// <summary>After the last result is read, PostgreSQL has confirmed the commit.</summary>
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
