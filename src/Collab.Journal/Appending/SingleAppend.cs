using Npgsql;

namespace Collab.Journal.Appending;

/// <summary>
/// Makes one change in a transaction of its own, telling conflicts apart and trying again while the database is away. Trying again is
/// safe even when the outcome of the last try is unknown: the key (stream, version) and the command key let only one of the tries in,
/// and a conflict with our own earlier try is recognised by its events.
/// </summary>
sealed class SingleAppend(NpgsqlDataSource database, AppendTransaction transaction, AppendOutcomes outcomes, JournalOptions options, TimeProvider time)
    : IDisposable
{
    readonly SemaphoreSlim _places = new(options.MaxSingleAppends);

    /// <summary>Never throws: what went wrong is told to the one who waits.</summary>
    public async Task Run(PendingAppend pending)
    {
        try
        {
            var retry = new Retry(options.RetryFor, time);
            while (await Try(pending).ConfigureAwait(false) is { } trouble)
            {
                if (await retry.Again(pending.CancellationToken).ConfigureAwait(false)) continue;
                var reason = pending.OutcomeUnknown ? JournalUnavailableReason.OutcomeUnknown : Failures.Reason(trouble)!.Value;
                pending.Fail(Failures.Unavailable(reason, trouble));
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

    /// <summary>One try. Answers null when the outcome was told, or the passing trouble.</summary>
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
            return await Told(pending, kind, conflict).ConfigureAwait(false);
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

    async Task<Exception?> Told(PendingAppend pending, AppendConflict kind, PostgresException conflict)
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
