using System.Globalization;

namespace Collab.EmbeddedPostgres;

/// <summary>
/// The user that the server runs as. PostgreSQL refuses to run as root, so root drops to the user <c>nobody</c> without creating a user. When that user cannot reach
/// the programs or the data (a clone under /root), the server gets the capability to bypass file permissions.
/// </summary>
sealed class ServerUser
{
    const string UserName = "nobody";
    // Without the secure bit, access(2) ignores the capability, and the programs find each other by access(2).
    static readonly string[] PassPermissions = ["--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"];

    readonly string[] _prefix;
    readonly string? _owner;

    ServerUser(string[] prefix, string? owner)
    {
        _prefix = prefix;
        _owner = owner;
    }

    /// <summary>Chooses the user, for a directory of programs and an existing data directory.</summary>
    public static async Task<ServerUser> For(string programs, string data, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return new ServerUser([], null);
        if (FindNobody() is not { } nobody)
            throw new EmbeddedServerException(EmbeddedServerProblem.NoUnprivilegedUser, $"PostgreSQL does not run as root, and there is no user '{UserName}' to run it as. Start as another user.");
        var owner = $"{nobody.User}:{nobody.Group}";
        string[] drop = ["setpriv", $"--reuid={nobody.User}", $"--regid={nobody.Group}", "--clear-groups"];
        foreach (var prefix in new[] { drop, [.. drop, .. PassPermissions] })
        {
            if (await Reaches(prefix, programs, data, cancellationToken)) return new ServerUser(prefix, owner);
        }

        throw new EmbeddedServerException(
            EmbeddedServerProblem.DirectoryNotWritable,
            $"The user '{UserName}', whom PostgreSQL has to run as, cannot reach {programs} and {data}. Put both where every user may look, or start as another user than root.");
    }

    /// <summary>The command line that runs a command as that user.</summary>
    public IReadOnlyList<string> Command(params string[] command) => [.. _prefix, .. command];

    /// <summary>Makes that user the owner of a directory and its content.</summary>
    public async Task Own(string path, CancellationToken cancellationToken)
    {
        if (_owner is null) return;
        var (exitCode, output) = await Shell.Run(["chown", "-R", _owner, path], cancellationToken);
        if (exitCode != 0) throw new EmbeddedServerException(EmbeddedServerProblem.DirectoryNotWritable, $"{path} cannot be given to the user '{UserName}': {output.Trim()}");
    }

    static async Task<bool> Reaches(string[] prefix, string programs, string data, CancellationToken cancellationToken)
    {
        var (exitCode, _) = await Shell.Run(
            [.. prefix, "sh", "-c", "cd \"$1\" && test -x \"$0\" && \"$0\" --version", Path.Combine(programs, "postgres"), data], cancellationToken);
        return exitCode == 0;
    }

    static (int User, int Group)? FindNobody()
    {
        foreach (var line in File.ReadLines("/etc/passwd"))
        {
            var fields = line.Split(':');
            if (fields.Length > 3 && fields[0] == UserName)
                return (int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture));
        }

        return null;
    }
}
