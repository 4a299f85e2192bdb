using System.Diagnostics;
using Collab.Testing;

namespace Collab.Faults.Servers;

/// <summary>An earlier version of the program, built from this repository's history and kept in <c>.run/</c>.</summary>
static class OldVersion
{
    /// <summary>What the old version does not have yet: it is the last one with the schema of before leases.</summary>
    const string NotYetThere = "src/Collab.Journal/sql/007-lease.sql";

    static readonly TimeSpan BuildsWithin = TimeSpan.FromMinutes(10);

    /// <summary>Builds it, unless that was done before. Answers the program, and the commit that it is of.</summary>
    /// <exception cref="NotPossibleHereException">There is no history with that version, or it does not build here.</exception>
    public static async Task<(string Program, string Commit)> Build()
    {
        var added = await Git("log", "--diff-filter=A", "--format=%h", "--max-count=1", "--", NotYetThere);
        var commit = await Git("rev-parse", "--short", $"{added}^");
        var folder = Path.Combine(Repository.Root, ".run", "old-" + commit);
        var program = Path.Combine(folder, "src/Collab.Gateway/bin/Release/net10.0/Collab.Gateway.dll");
        if (File.Exists(program)) return (program, commit);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var making = Directory.CreateDirectory(folder + ".new").FullName;
        await Run("sh", "-c", "git -C \"$0\" archive \"$1\" | tar -x -C \"$2\"", Repository.Root, commit, making);
        await Run("dotnet", "build", Path.Combine(making, "src/Collab.Gateway"), "-c", "Release", "-v", "quiet", "-nodeReuse:false", "--nologo");
        Directory.Move(making, folder);
        return (program, commit);
    }

    static Task<string> Git(params string[] arguments) => Run("git", ["-C", Repository.Root, .. arguments]);

    static async Task<string> Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(BuildsWithin);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode == 0) return said[0].Trim();
        throw new NotPossibleHereException($"the version of before {NotYetThere} cannot be had ({string.Concat(said).Trim().Split('\n')[^1]})");
    }
}
