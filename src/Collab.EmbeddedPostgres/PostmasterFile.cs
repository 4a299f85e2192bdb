using System.Diagnostics;
using System.Globalization;

namespace Collab.EmbeddedPostgres;

/// <summary>The content of a server's <c>postmaster.pid</c>.</summary>
/// <param name="ProcessId">The process id.</param>
/// <param name="Port">The port; 0 while it is unknown.</param>
/// <param name="IsReady">Whether the server accepts connections.</param>
sealed record PostmasterFile(int ProcessId, int Port, bool IsReady)
{
    const int PortLine = 3;
    const int StatusLine = 7;

    /// <summary>The server that runs on a cluster; null when there is none. A file left by a crash is removed when it would prevent a start.</summary>
    public static PostmasterFile? Running(Cluster cluster)
    {
        var file = PathOf(cluster);
        if (Read(file) is not { } found) return null;
        if (IsServer(found.ProcessId, cluster)) return found;
        // The process id may belong to another process by now (in a container it soon does), and PostgreSQL only checks that it exists.
        File.Delete(file);
        return null;
    }

    /// <summary>Reads the file; null when it does not exist or is incomplete.</summary>
    public static PostmasterFile? Read(Cluster cluster) => Read(PathOf(cluster));

    /// <summary>Whether a process is a running server of this cluster.</summary>
    public static bool IsServer(int processId, Cluster cluster)
    {
        if (!OperatingSystem.IsLinux()) return Process.GetProcesses().Any(process => process.Id == processId);
        try
        {
            // The file is empty for a zombie process.
            var command = File.ReadAllText($"/proc/{processId}/cmdline").Split('\0');
            return command.Length > 0 && Path.GetFileName(command[0]) == "postgres" && command.Contains(cluster.Directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static string PathOf(Cluster cluster) => Path.Combine(cluster.Directory, "postmaster.pid");

    static PostmasterFile? Read(string file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (IOException)
        {
            return null;
        }

        if (lines.Length == 0 || !int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var processId)) return null;
        var port = lines.Length > PortLine && int.TryParse(lines[PortLine], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new PostmasterFile(processId, port, lines.Length > StatusLine && lines[StatusLine].Trim() == "ready");
    }
}
