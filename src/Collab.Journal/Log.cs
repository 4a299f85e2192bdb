using Microsoft.Extensions.Logging;

namespace Collab.Journal;

static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Polling the journal failed; it continues when the database responds.")]
    public static partial void PollingInterrupted(ILogger log, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "This database's history has a new epoch {Epoch}: earlier cursors are no longer valid.")]
    public static partial void NewEpoch(ILogger log, Guid epoch);

    [LoggerMessage(3, LogLevel.Information, "Applied migration {Set}/{Name}.")]
    public static partial void MigrationApplied(ILogger log, string set, string name);

    [LoggerMessage(13, LogLevel.Error, "{Subscriber} failed to process the journal batch up to ({Transaction}, {Sequence}). The batch is not delivered again.")]
    public static partial void SubscriberFailed(ILogger log, string subscriber, ulong transaction, long sequence, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "Renumbered {Count} events; the history has a new epoch {Epoch}: earlier cursors are no longer valid.")]
    public static partial void Renumbered(ILogger log, long count, Guid epoch);
}
