using Collab.Journal;

namespace Collab.Gateway.Commands;

/// <summary>Renumbers the positions of a journal that was restored into a server with lower transaction ids. A start that finds such a journal fails and names this command.</summary>
static class RenumberCommand
{
    public static Task<int> Run(string? dataDirectory, CancellationToken stop) =>
        DatabaseCommand.Run(
            dataDirectory,
            async database => await Console.Error.WriteLineAsync(
                await EpochStore.Renumber(database.Source, cancellationToken: stop) is { } count
                    ? $"Renumbered {count} events in their order. Earlier cursors are no longer valid."
                    : "Nothing to renumber: the journal's positions lie behind the server's transaction ids."),
            stop);
}
