using Microsoft.Extensions.Logging;

namespace Collab.EmbeddedPostgres;

static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The embedded PostgreSQL (process {ProcessId}) has ended by itself; it is started again.")]
    public static partial void ServerDied(ILogger log, int processId);

    [LoggerMessage(2, LogLevel.Warning, "The embedded PostgreSQL runs again (process {ProcessId}).")]
    public static partial void ServerRestarted(ILogger log, int processId);

    [LoggerMessage(3, LogLevel.Error, "The embedded PostgreSQL did not start; next try in {PauseMs} ms.")]
    public static partial void ServerDidNotStart(ILogger log, double pauseMs, Exception exception);
}
