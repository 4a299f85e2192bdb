using Microsoft.Extensions.Logging;

namespace Collab.Journal;

static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Polling the journal is interrupted; it goes on by itself when the database answers.")]
    public static partial void PollingInterrupted(ILogger log, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "This database's history has a new epoch {Epoch}: cursors given out before start anew.")]
    public static partial void NewEpoch(ILogger log, Guid epoch);

    [LoggerMessage(3, LogLevel.Information, "Applied migration {Set}/{Name}.")]
    public static partial void MigrationApplied(ILogger log, string set, string name);

    [LoggerMessage(4, LogLevel.Error, "The embedded PostgreSQL (process {ProcessId}) has ended by itself; it is started again.")]
    public static partial void ServerDied(ILogger log, int processId);

    [LoggerMessage(5, LogLevel.Warning, "The embedded PostgreSQL runs again (process {ProcessId}).")]
    public static partial void ServerRestarted(ILogger log, int processId);

    [LoggerMessage(6, LogLevel.Error, "The embedded PostgreSQL did not start; next try in {PauseMs} ms.")]
    public static partial void ServerDidNotStart(ILogger log, double pauseMs, Exception exception);

    [LoggerMessage(7, LogLevel.Information, "This process holds the lease of {Work} (number {Fence}).")]
    public static partial void LeaseTaken(ILogger log, string work, long fence);

    [LoggerMessage(8, LogLevel.Warning, "The lease of {Work} (number {Fence}) could not be kept; another process may do the work.")]
    public static partial void LeaseLost(ILogger log, string work, long fence);

    [LoggerMessage(9, LogLevel.Warning, "The database does not answer about the lease of {Work}; it is asked again until it does.")]
    public static partial void LeaseUnreachable(ILogger log, string work, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "The leased work {Work} failed; this process leaves it to others for {RestSeconds} s.")]
    public static partial void LeasedWorkFailed(ILogger log, string work, double restSeconds, Exception exception);

    [LoggerMessage(11, LogLevel.Information, "Removed {Count} command keys that were older than {Days} days.")]
    public static partial void CommandKeysRemoved(ILogger log, long count, double days);

    [LoggerMessage(12, LogLevel.Warning, "The database refused what the work {Work} wrote under its lease number {Fence}: another process has the lease by now.")]
    public static partial void LeasedWriteRefused(ILogger log, string work, long fence);

    [LoggerMessage(13, LogLevel.Error, "{Subscriber} failed at what was written to the journal up to ({Transaction}, {Sequence}), and is not told of it again.")]
    public static partial void SubscriberFailed(ILogger log, string subscriber, ulong transaction, long sequence, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "Renumbered {Count} events; the history has a new epoch {Epoch}: cursors given out before start anew.")]
    public static partial void Renumbered(ILogger log, long count, Guid epoch);
}
