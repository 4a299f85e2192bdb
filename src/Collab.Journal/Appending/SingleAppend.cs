using Npgsql;

namespace Collab.Journal.Appending;

/// <summary>
/// Commits one append in a transaction of its own, identifies conflicts, and retries while the database is unavailable. A retry is safe even when the outcome of the
/// last try is unknown: the key (stream, version) and the command key let only one of the tries commit, and a conflict with an earlier try of the same append is
/// recognised by its events.
/// </summary>
sealed class SingleAppend(NpgsqlDataSource database, AppendTransaction transaction, AppendOutcomes outcomes, JournalOptions options, TimeProvider time)
    : IDisposable
{
    readonly SemaphoreSlim _places = new(options.MaxSingleAppends);

    /// <summary>Never throws; errors are passed to the caller of the append.</summary>
    public async Task Run(PendingAppend pending)
    {
        try
        {
            var retry = new Retry(options.RetryFor, time);
            while (await Try(pending).ConfigureAwait(false) is { } failure)
            {
                if (await retry.WaitForNext(pending.CancellationToken).ConfigureAwait(false)) continue;
                var reason = pending.OutcomeUnknown ? JournalUnavailableReason.OutcomeUnknown : Failures.Reason(failure)!.Value;
                pending.Fail(Failures.Unavailable(reason, failure));
                return;
            }
        }
        catch (OperationCanceledException) when (pending.CancellationToken.IsCancellationRequested)
        {
            pending.Cancel();
        }
        catch (Exception exception)
        {
            pending.Fail(exception);
        }
    }

    public void Dispose() => _places.Dispose();

    /// <summary>One try. Returns null when the append was completed, otherwise the transient failure.</summary>
    async Task<Exception?> Try(PendingAppend pending)
    {
        await _places.WaitAsync(pending.CancellationToken).ConfigureAwait(false);
        try
        {
            await transaction.Run([pending], pending.CancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException conflict) when (AppendConflicts.Of(conflict) is { } kind)
        {
            return await AnswerConflict(pending, kind, conflict).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failures.Reason(exception) is { } reason)
        {
            if (reason is JournalUnavailableReason.Unreachable or JournalUnavailableReason.Restarting) database.Clear();
            return exception;
        }
        finally
        {
            _places.Release();
        }
    }

    async Task<Exception?> AnswerConflict(PendingAppend pending, AppendConflict kind, PostgresException conflict)
    {
        try
        {
            pending.Finish(await outcomes.Of(pending, kind, conflict.ConstraintName ?? "").ConfigureAwait(false));
            return null;
        }
        catch (Exception exception) when (Failures.Reason(exception) is not null)
        {
            return exception;
        }
    }
}
