using System.Diagnostics;
using System.Globalization;

namespace Collab.EmbeddedPostgres;

/// <summary>What a running server says of itself in <c>postmaster.pid</c>.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="Port">Its port; 0 while it does not say.</param>
/// <param name="IsReady">Whether it takes connections.</param>
sealed record PostmasterFile(int ProcessId, int Port, bool IsReady)
{
    const int PortLine = 3;
    const int StatusLine = 7;

    /// <summary>The server that runs on a cluster; null when there is none. A file left by a crash is removed when it would keep a new server away.</summary>
    public static PostmasterFile? Running(Cluster cluster)
    {
        var file = PathOf(cluster);
        if (Read(file) is not { } found) return null;
        if (IsServer(found.ProcessId, cluster)) return found;
        // The number may belong to quite another process by now (in a container it soon does), and PostgreSQL only looks whether it lives.
        File.Delete(file);
        return null;
    }

    /// <summary>Reads the file; null when it is not there or not written yet.</summary>
    public static PostmasterFile? Read(Cluster cluster) => Read(PathOf(cluster));

    /// <summary>Whether a process is a server on this cluster and alive.</summary>
    public static bool IsServer(int processId, Cluster cluster)
    {
        if (!OperatingSystem.IsLinux()) return Process.GetProcesses().Any(process => process.Id == processId);
        try
        {
            // The file is empty for a process that has ended and is not yet collected.
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
