using Microsoft.Extensions.Logging;

namespace Collab.EmbeddedPostgres;

static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The embedded PostgreSQL (process {ProcessId}) ended unexpectedly; restarting it.")]
    public static partial void ServerDied(ILogger log, int processId);

    [LoggerMessage(2, LogLevel.Warning, "The embedded PostgreSQL was restarted (process {ProcessId}).")]
    public static partial void ServerRestarted(ILogger log, int processId);

    [LoggerMessage(3, LogLevel.Error, "The embedded PostgreSQL failed to start; retrying in {PauseMs} ms.")]
    public static partial void ServerDidNotStart(ILogger log, double pauseMs, Exception exception);
}
