using Collab.Journal.Transfer;
using Collab.Network;

namespace Collab.Gateway.Commands;

/// <summary>Writes the whole network as JSON Lines of events.</summary>
static class ExportCommand
{
    /// <summary>The file name for standard output or standard input.</summary>
    public const string Standard = "-";

    public static Task<int> Run(string? dataDirectory, string file, CancellationToken stop) =>
        DatabaseCommand.Run(
            dataDirectory,
            async database =>
            {
                var count = file == Standard
                    ? await Write(Console.OpenStandardOutput())
                    : await WriteWhole(file, Write);
                await Console.Error.WriteLineAsync($"Exported {count.Events} events, {count.Commands} command keys, {count.Rows} rows of personal data.");

                Task<TransferCount> Write(Stream stream) => JournalExport.Write(database.Source, NetworkServices.ExportSections, stream, stop);
            },
            stop);

    /// <summary>Writes to a temporary name first, so that the file appears as a whole or not at all. It contains personal data, so only its owner can read it.</summary>
    static async Task<TransferCount> WriteWhole(string file, Func<Stream, Task<TransferCount>> write)
    {
        var unfinished = file + ".unfinished";
        try
        {
            TransferCount count;
            await using (var stream = Create(unfinished))
            {
                count = await write(stream);
            }

            File.Move(unfinished, file, overwrite: true);
            return count;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    static FileStream Create(string file)
    {
        // An existing file would keep its permissions.
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(file, options);
    }
}
