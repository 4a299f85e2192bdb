using Collab.Journal.ReadModels;
using Collab.Network;

namespace Collab.Gateway.Commands;

/// <summary>Rebuilds every read table from the journal.</summary>
static class RebuildCommand
{
    public static Task<int> Run(string? dataDirectory, CancellationToken stop) =>
        DatabaseCommand.Run(
            dataDirectory,
            async database =>
            {
                var progress = new ProgressLines(Console.Error);
                var done = await ReadModelRebuild.Run(database.Source, NetworkServices.ReadModels, progress, cancellationToken: stop);
                await Console.Error.WriteLineAsync(
                    $"Rebuilt the read tables from {done.Done} events in {done.Elapsed.TotalSeconds:0.0} s ({done.EventsPerSecond:0} a second).");
            },
            stop);
}
