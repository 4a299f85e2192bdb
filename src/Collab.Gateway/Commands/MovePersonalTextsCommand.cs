using Collab.Network;
using Collab.Network.Kernel.Personal;

namespace Collab.Gateway.Commands;

/// <summary>Moves personal texts out of events that were written before they had a table of their own. Run it once, when no older server runs any more; ended midway, run it again.</summary>
static class MovePersonalTextsCommand
{
    public static Task<int> Run(string? dataDirectory, CancellationToken stop) =>
        DatabaseCommand.Run(
            dataDirectory,
            async database =>
            {
                var done = await InlineTextTable.Move(database.Source, NetworkServices.PersonalRows, NetworkServices.SnapshotFormats, null, stop);
                await Console.Error.WriteLineAsync($"Looked at {done.Scanned} events and moved the personal texts of {done.Moved}.");
            },
            stop);
}
