using System.Diagnostics;
using Collab.Testing;

namespace Collab.Faults.Servers;

/// <summary>An earlier version of the program, built from this repository's history and kept in <c>.run/</c>.</summary>
/// <param name="Program">The program.</param>
/// <param name="Commit">The commit that it is of.</param>
sealed record OldVersion(string Program, string Commit)
{
    /// <summary>What only the old version has: it is the last one whose servers were no cluster, each with a silo of its own.</summary>
    const string StillThere = "src/Collab.Orleans.Local/Collab.Orleans.Local.csproj";

    static readonly TimeSpan BuildsWithin = TimeSpan.FromMinutes(10);

    /// <summary>Builds it, unless that was done before.</summary>
    /// <exception cref="NotPossibleHereException">There is no history with that version, or it does not build here.</exception>
    public static async Task<OldVersion> Build()
    {
        var removed = await Git("log", "--diff-filter=D", "--format=%h", "--max-count=1", "--", StillThere);
        var commit = await Git("rev-parse", "--short", $"{removed}^");
        var folder = Path.Combine(Repository.Root, ".run", "old-" + commit);
        var program = Path.Combine(folder, "src/Collab.Gateway/bin/Release/net10.0/Collab.Gateway.dll");
        if (File.Exists(program)) return new(program, commit);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var making = Directory.CreateDirectory(folder + ".new").FullName;
        await Run("sh", "-c", "git -C \"$0\" archive \"$1\" | tar -x -C \"$2\"", Repository.Root, commit, making);
        await Run("dotnet", "build", Path.Combine(making, "src/Collab.Gateway"), "-c", "Release", "-v", "quiet", "-nodeReuse:false", "--nologo");
        Directory.Move(making, folder);
        return new(program, commit);
    }

    static Task<string> Git(params string[] arguments) => Run("git", ["-C", Repository.Root, .. arguments]);

    static async Task<string> Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var timeout = new CancellationTokenSource(BuildsWithin);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        await process.WaitForExitAsync(timeout.Token);
        if (process.ExitCode == 0) return said[0].Trim();
        throw new NotPossibleHereException($"the last version with {StillThere} cannot be had ({string.Concat(said).Trim().Split('\n')[^1]})");
    }
}
