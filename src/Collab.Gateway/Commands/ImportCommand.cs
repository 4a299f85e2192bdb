using Collab.Journal.Transfer;
using Collab.Network;
using Collab.Network.Kernel.Personal;

namespace Collab.Gateway.Commands;

/// <summary>Imports an export into an empty database, all or nothing.</summary>
static class ImportCommand
{
    public static Task<int> Run(string? dataDirectory, string file, CancellationToken stop) =>
        DatabaseCommand.Run(
            dataDirectory,
            async database =>
            {
                await using var stream = file == ExportCommand.Standard ? Console.OpenStandardInput() : File.OpenRead(file);
                var progress = new ProgressLines(Console.Error);
                var count = await JournalImport.Read(database.Source, NetworkServices.ExportSections, NetworkServices.ReadModels, stream, NetworkServices.EventCheck, progress, stop);

                // An export from before personal texts had a table of their own has them in its events.
                await InlineTextTable.Move(database.Source, NetworkServices.PersonalRows, NetworkServices.SnapshotFormats, null, stop);
                await Console.Error.WriteLineAsync($"Imported {count.Events} events, {count.Commands} command keys, {count.Rows} rows of personal data.");
            },
            stop);
}
