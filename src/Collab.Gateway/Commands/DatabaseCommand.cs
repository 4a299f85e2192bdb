using System.Data.Common;
using Collab.Gateway.Serving;
using Collab.Gateway.Settings;
using Collab.Journal;
using Collab.Journal.Transfer;

namespace Collab.Gateway.Commands;

/// <summary>The common part of commands that use the database without serving.</summary>
static class DatabaseCommand
{
    /// <summary>Opens the database, runs the command, closes the database, and reports operator errors in one line.</summary>
    /// <param name="dataDirectory">The command-line option; null for the default.</param>
    /// <param name="work">The command.</param>
    /// <param name="stop">Cancels it.</param>
    public static async Task<int> Run(string? dataDirectory, Func<Database, Task> work, CancellationToken stop)
    {
        var settings = GatewaySettings.FromEnvironment();
        using var loggers = LoggerFactory.Create(Logs.Configure);
        await using var database = await Database.Open(settings, settings.DataDirectory(dataDirectory), mayJoin: true, loggers, stop);
        try
        {
            await work(database);
            return 0;
        }
        catch (Exception exception) when (exception is TransferException or JournalUnavailableException or DbException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new OperatorException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }
}
