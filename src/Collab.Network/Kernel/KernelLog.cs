using Microsoft.Extensions.Logging;

namespace Collab.Network.Kernel;

static partial class KernelLog
{
    [LoggerMessage(LogLevel.Warning, "{Grain} could not tell another grain to catch up; it does so before its next answer.")]
    public static partial void CatchUpFailed(ILogger logger, Exception exception, string grain);

    [LoggerMessage(LogLevel.Warning, "{Grain} could not save its snapshot; the next load reads more of the journal.")]
    public static partial void SnapshotFailed(ILogger logger, Exception exception, string grain);
}
