using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Architecture.Tests;

/// <summary>The files of this repository: tracked, or new and not ignored.</summary>
static class Repository
{
    static readonly Lazy<IReadOnlyList<SourceFile>> AllFiles = new(Read);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files => AllFiles.Value;

    static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Collab.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"Collab.sln is nowhere above {here}.");
    }

    static List<SourceFile> Read() =>
        [.. List().Where(path => File.Exists(Path.Combine(Root, path)))
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))))];

    static string[] List()
    {
        // Another user may own the folder; git would refuse to read it.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"git ls-files failed in {Root}; the architecture tests read what git tracks.");
    }
}
