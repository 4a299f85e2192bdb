using Microsoft.Extensions.Logging;
using Npgsql;

namespace Collab.Journal.Leases;

/// <summary>Asks the database about one work's lease: each try is bounded, and a database that is away is no more than a try that came to nothing.</summary>
sealed class LeaseClient(NpgsqlDataSource database, string work, Guid holder, LeaseOptions options, TimeProvider time, ILogger log)
{
    readonly LeaseTable _table = new(database);
    bool _isAway;

    /// <summary>Takes the lease; null when another has it or the database is away.</summary>
    public Task<Lease?> Take(CancellationToken cancellationToken) =>
        Try(token => _table.Take(work, holder, options.Duration, token), cancellationToken);

    /// <summary>Renews it; false when it is another's, null when the database is away.</summary>
    public Task<bool?> Renew(Lease lease, CancellationToken cancellationToken) =>
        Try<bool?>(async token => await _table.Renew(lease, token), cancellationToken);

    /// <summary>Gives it up, if the database can be reached; otherwise it ends by its time.</summary>
    public Task GiveUp(Lease lease) => Try<bool?>(async token => await _table.GiveUp(lease, token), CancellationToken.None);

    async Task<T?> Try<T>(Func<CancellationToken, Task<T?>> ask, CancellationToken cancellationToken)
    {
        using var within = new CancellationTokenSource(options.TryWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(within.Token, cancellationToken);
        try
        {
            var answer = await ask(either.Token);
            _isAway = false;
            return answer;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (Failures.Reason(exception) is JournalUnavailableReason.Unreachable or JournalUnavailableReason.Restarting) database.Clear();
            if (!_isAway) Log.LeaseUnreachable(log, work, exception);
            _isAway = true;
            return default;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whoever has been told to stop need not hear what else went wrong.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }
}
