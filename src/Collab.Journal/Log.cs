using Microsoft.Extensions.Logging;

namespace Collab.Journal;

static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Following the journal is interrupted; it goes on by itself when the database answers.")]
    public static partial void FollowingInterrupted(ILogger log, Exception exception);

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
}
