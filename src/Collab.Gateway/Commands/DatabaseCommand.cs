using System.Data.Common;
using Collab.Gateway.Serving;
using Collab.Gateway.Settings;
using Collab.Journal;
using Collab.Journal.Transfer;

namespace Collab.Gateway.Commands;

/// <summary>What the commands that work on the database without serving have in common.</summary>
static class DatabaseCommand
{
    /// <summary>Opens the database, does the work, closes it again, and turns what an operator can mend into one line.</summary>
    /// <param name="dataDirectory">What the command line says; null for the default.</param>
    /// <param name="work">The work.</param>
    /// <param name="stop">Breaks it off.</param>
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
