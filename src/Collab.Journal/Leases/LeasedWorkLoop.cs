using Microsoft.Extensions.Logging;
using Npgsql;

namespace Collab.Journal.Leases;

/// <summary>Looks for one work's lease and does the work while it is held, until the process stops.</summary>
sealed class LeasedWorkLoop(ILeasedWork work, LeaseClient leases, LeaseOptions options, TimeProvider time, ILogger log)
{
    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var asked = time.GetTimestamp();
                var hasFailed = await leases.Take(stop) is { } lease && await Hold(lease, asked, stop);
                await Task.Delay(hasFailed ? options.RestAfterFailure : options.TryEvery, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The process stops; what was held has been given up.
        }
    }

    /// <summary>Works and renews until either ends. Answers whether the work failed.</summary>
    async Task<bool> Hold(Lease lease, long asked, CancellationToken stop)
    {
        Log.LeaseTaken(log, lease.Work, lease.Fence);
        using var term = new LeaseTerm(lease, asked, options.Held, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(term.Lost, stop);
        var renewing = KeepRenewing(term, over.Token);
        var hasFailed = await Work(lease, over.Token);
        if (term.Lost.IsCancellationRequested) Log.LeaseLost(log, lease.Work, lease.Fence);
        await over.CancelAsync();
        await renewing;
        await leases.GiveUp(lease);
        return hasFailed;
    }

    async Task<bool> Work(Lease lease, CancellationToken over)
    {
        try
        {
            await work.Run(lease, over);
            return false;
        }
        catch (PostgresException exception) when (exception.SqlState == Lease.LostSqlState)
        {
            Log.LeasedWriteRefused(log, lease.Work, lease.Fence);
            return false;
        }
        catch (Exception exception) when (over.IsCancellationRequested || IsNoFaultOfTheWork(exception))
        {
            return false;
        }
        catch (Exception exception)
        {
            Log.LeasedWorkFailed(log, lease.Work, options.RestAfterFailure.TotalSeconds, exception);
            return true;
        }
    }

    static bool IsNoFaultOfTheWork(Exception exception) => exception is JournalUnavailableException || Failures.Reason(exception) is not null;

    async Task KeepRenewing(LeaseTerm term, CancellationToken over)
    {
        try
        {
            var pause = options.RenewEvery;
            while (true)
            {
                await Task.Delay(pause, time, over);
                var asked = time.GetTimestamp();
                var isOurs = await leases.Renew(term.Lease, over);
                if (isOurs == true) term.Extend(asked);
                if (isOurs == false) term.End();
                pause = isOurs is null ? options.RetryEvery : options.RenewEvery;
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The work has ended, the term is over, or the process stops.
        }
    }
}
