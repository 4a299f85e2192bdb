using Collab.Journal;

namespace Collab.Gateway.Commands;

/// <summary>Renumbers the positions of a journal that was restored where transaction ids are lower; a start that meets such a journal refuses and names this command.</summary>
static class RenumberCommand
{
    public static Task<int> Run(string? dataDirectory, CancellationToken stop) =>
        DatabaseCommand.Run(
            dataDirectory,
            async database => await Console.Error.WriteLineAsync(
                await EpochStore.Renumber(database.Source, cancellationToken: stop) is { } count
                    ? $"Renumbered {count} events in their order. Cursors given out before start anew."
                    : "Nothing to renumber: the journal's positions lie behind the server's transaction ids."),
            stop);
}
