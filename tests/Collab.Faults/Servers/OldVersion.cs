using System.Diagnostics;
using Collab.Testing;

namespace Collab.Faults.Servers;

/// <summary>An earlier version of the program, built from this repository's history and kept in <c>.run/</c>.</summary>
static class OldVersion
{
    /// <summary>The last version with the schema of before leases: journal/006-epoch is its newest migration.</summary>
    public const string Commit = "899e7794";

    static readonly TimeSpan BuildsWithin = TimeSpan.FromMinutes(10);

    /// <summary>Builds it, unless that was done before. Answers the program.</summary>
    /// <exception cref="NotPossibleHereException">There is no history with that version, or it does not build here.</exception>
    public static async Task<string> Build()
    {
        var folder = Path.Combine(Repository.Root, ".run", "old-" + Commit);
        var program = Path.Combine(folder, "src/Collab.Gateway/bin/Release/net10.0/Collab.Gateway.dll");
        if (File.Exists(program)) return program;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var making = Directory.CreateDirectory(folder + ".new").FullName;
        await Run("sh", "-c", $"set -e; git -C \"$0\" cat-file -e {Commit}^{{commit}}; git -C \"$0\" archive {Commit} | tar -x -C \"$1\"", Repository.Root, making);
        await Run("dotnet", "build", Path.Combine(making, "src/Collab.Gateway"), "-c", "Release", "-v", "quiet", "-nodeReuse:false", "--nologo");
        Directory.Move(making, folder);
        return program;
    }

    static async Task Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(BuildsWithin);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode == 0) return;
        throw new NotPossibleHereException($"version {Commit} of this repository cannot be had ({string.Concat(said).Trim().Split('\n')[^1]})");
    }
}
