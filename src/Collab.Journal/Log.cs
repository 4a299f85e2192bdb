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

    [LoggerMessage(13, LogLevel.Error, "{Subscriber} failed at what was written to the journal up to ({Transaction}, {Sequence}), and is not told of it again.")]
    public static partial void SubscriberFailed(ILogger log, string subscriber, ulong transaction, long sequence, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "Renumbered {Count} events; the history has a new epoch {Epoch}: cursors given out before start anew.")]
    public static partial void Renumbered(ILogger log, long count, Guid epoch);
}
