using System.Globalization;
using System.Security.Cryptography;

namespace Collab.EmbeddedPostgres;

/// <summary>The data directory of a server.</summary>
sealed class Cluster(string dataDirectory)
{
    public const string User = "collab";
    const string PasswordFile = "collab.password";

    /// <summary>The directory of PostgreSQL's own files.</summary>
    public string Directory { get; } = Path.Combine(dataDirectory, "postgres");

    /// <summary>The log of the server's output.</summary>
    public string LogFile { get; } = Path.Combine(dataDirectory, "postgres.log");

    /// <summary>The major version of the data; null when there is none yet.</summary>
    public int? Major
    {
        get
        {
            var file = Path.Combine(Directory, "PG_VERSION");
            return File.Exists(file) ? int.Parse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture) : null;
        }
    }

    /// <summary>The password that was created with the cluster.</summary>
    public string Password
    {
        get
        {
            var file = Path.Combine(Directory, PasswordFile);
            return File.Exists(file)
                ? File.ReadAllText(file).Trim()
                : throw new EmbeddedServerException(EmbeddedServerProblem.DidNotStart, $"{file} is missing; put it back, or move {Directory} away to begin anew.");
        }
    }

    /// <summary>Removes the remains of interrupted initialisations, as far as possible.</summary>
    public void RemoveIncomplete()
    {
        foreach (var left in System.IO.Directory.GetDirectories(Path.GetDirectoryName(Directory)!, Path.GetFileName(Directory) + ".new-*"))
        {
            try
            {
                System.IO.Directory.Delete(left, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // An initdb that outlived its parent may still be writing there; a later start removes it.
            }
        }
    }

    /// <summary>Creates the cluster in a temporary directory first, so that an interruption leaves no partial cluster.</summary>
    public async Task Create(PostgresBinaries binaries, ServerUser user, EmbeddedServerOptions options, CancellationToken cancellationToken)
    {
        var making = System.IO.Directory.CreateDirectory($"{Directory}.new-{Guid.NewGuid():N}").FullName;
        var made = Path.Combine(making, "data");
        var password = Path.Combine(making, PasswordFile);
        WritePassword(password);
        await user.Own(making, cancellationToken);
        var (exitCode, output) = await Shell.Run(user.Command([binaries.Initdb, .. Arguments(made, password, binaries.Major, options)]), cancellationToken);
        if (exitCode != 0)
            throw new EmbeddedServerException(EmbeddedServerProblem.DidNotStart, $"initdb could not make {Directory}: {LastLine(output)}");
        File.Move(password, Path.Combine(made, PasswordFile));
        System.IO.Directory.Move(made, Directory);
        System.IO.Directory.Delete(making, recursive: true);
    }

    static IEnumerable<string> Arguments(string directory, string password, int major, EmbeddedServerOptions options)
    {
        const int builtinLocaleSince = 17;
        const int checksumsByDefaultSince = 18;
        string[] locale = major >= builtinLocaleSince
            ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            : ["--locale=C.UTF-8"];
        string[] sync = options.IsDurable ? [] : ["--no-sync"];
        string[] checksums = options.HasChecksums ? ["--data-checksums"] : major >= checksumsByDefaultSince ? ["--no-data-checksums"] : [];
        return ["-D", directory, "-U", User, "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", .. checksums, .. locale, .. sync];
    }

    static void WritePassword(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        using var writer = new StreamWriter(stream);
        writer.Write(RandomNumberGenerator.GetHexString(32, lowercase: true));
    }

    static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no message";
}
