using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Collab.EmbeddedPostgres;

/// <summary>A running server process, started or adopted by this program.</summary>
sealed class Postmaster
{
    const int FirstPort = 16_384;
    const int FirstPortOfConnections = 32_768;
    const long MaxLogBytes = 10 * 1024 * 1024;
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan SlowPoll = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan FastStopTimeout = TimeSpan.FromSeconds(12);
    static readonly TimeSpan ImmediateStopTimeout = TimeSpan.FromSeconds(5);
    static readonly TimeSpan ForcedStopTimeout = TimeSpan.FromSeconds(1);

    Postmaster(int processId, int port, Task exited)
    {
        ProcessId = processId;
        Port = port;
        Exited = exited;
    }

    public int ProcessId { get; }

    public int Port { get; }

    /// <summary>Completes when the process has ended.</summary>
    public Task Exited { get; }

    /// <summary>Adopts a server that already runs on the cluster; null when there is none.</summary>
    public static async Task<Postmaster?> Adopt(Cluster cluster, TimeSpan wait, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var logBegan = LengthOf(cluster.LogFile);
        while (PostmasterFile.Running(cluster) is { } running)
        {
            if (running.IsReady) return new Postmaster(running.ProcessId, running.Port, ExitOf(running.ProcessId, cluster));
            if (Stopwatch.GetElapsedTime(began) > wait) throw DidNotStart(cluster, logBegan, "it is neither ready nor gone");
            await Task.Delay(Poll, cancellationToken);
        }

        return null;
    }

    /// <summary>Starts a server and waits until it accepts connections.</summary>
    public static async Task<Postmaster> Start(Cluster cluster, PostgresBinaries binaries, ServerUser user, int port, EmbeddedServerOptions options, CancellationToken cancellationToken)
    {
        if (LengthOf(cluster.LogFile) > MaxLogBytes) File.Delete(cluster.LogFile);
        var logBegan = LengthOf(cluster.LogFile);
        var process = Shell.Start(Command(cluster, binaries, user, port, options));
        try
        {
            await Ready(process, cluster, logBegan, options.StartTimeout, cancellationToken);
            return new Postmaster(process.Id, port, ExitOf(process));
        }
        catch
        {
            // Do not leave a half-started server behind.
            Shell.Signal(process.Id, Shell.Quit);
            await ExitOf(process);
            throw;
        }
    }

    /// <summary>Stops the server: connections are closed, and it writes a checkpoint unless the stop is immediate.</summary>
    /// <param name="immediately">Whether to skip the checkpoint.</param>
    /// <param name="forceStop">Once cancelled, the stop is immediate, and the server is killed after a second.</param>
    public async Task Stop(bool immediately, CancellationToken forceStop)
    {
        if (!immediately && !forceStop.IsCancellationRequested)
        {
            Shell.Signal(ProcessId, Shell.Interrupt);
            if (await HasExited(FastStopTimeout, forceStop)) return;
        }

        Shell.Signal(ProcessId, Shell.Quit);
        if (await HasExited(forceStop.IsCancellationRequested ? ForcedStopTimeout : ImmediateStopTimeout, CancellationToken.None)) return;
        Shell.Signal(ProcessId, Shell.Kill);
        await Exited;
    }

    async Task<bool> HasExited(TimeSpan within, CancellationToken forceStop) => await Task.WhenAny(Exited, Task.Delay(within, forceStop)) == Exited;

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>
    /// Not an ephemeral port: while the server is down, any outgoing connection, even a client's own attempt to reach the server, could get that port, and the server
    /// could not use it again.
    /// </summary>
    public static int FreePort()
    {
        int port;
        do port = RandomNumberGenerator.GetInt32(FirstPort, FirstPortOfConnections);
        while (!IsFree(port));
        return port;
    }

    /// <summary>A separate session keeps a Ctrl-C at the terminal from stopping the database before its user; the shell's redirection keeps the log open after this process ends.</summary>
    static IReadOnlyList<string> Command(Cluster cluster, PostgresBinaries binaries, ServerUser user, int port, EmbeddedServerOptions options)
    {
        string[] settings =
        [
            $"port={port.ToString(CultureInfo.InvariantCulture)}",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            $"max_connections={options.MaxConnections.ToString(CultureInfo.InvariantCulture)}",
            "shared_buffers=128MB",
            "max_wal_size=1GB",
            "random_page_cost=1.1",
            "jit=off",
            "log_checkpoints=off",
            "deadlock_timeout=200ms",
            .. options.IsDurable ? Array.Empty<string>() : ["fsync=off", "full_page_writes=off"],
            .. options.Settings,
        ];
        string[] session = OperatingSystem.IsLinux() ? ["setsid"] : [];
        string[] postgres = [binaries.Postgres, "-D", cluster.Directory, .. settings.SelectMany(setting => new[] { "-c", setting })];
        return ["sh", "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", cluster.LogFile, .. session, .. user.Command(postgres)];
    }

    static async Task Ready(Process process, Cluster cluster, long logBegan, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (PostmasterFile.Read(cluster) is not { IsReady: true } ready || ready.ProcessId != process.Id)
        {
            if (process.HasExited) throw DidNotStart(cluster, logBegan, $"exit code {process.ExitCode}");
            if (Stopwatch.GetElapsedTime(began) > timeout) throw DidNotStart(cluster, logBegan, $"not ready after {timeout.TotalSeconds:0} s");
            await Task.Delay(Poll, cancellationToken);
        }
    }

    static async Task ExitOf(Process process)
    {
        using (process) await process.WaitForExitAsync();
    }

    static async Task ExitOf(int processId, Cluster cluster)
    {
        while (PostmasterFile.IsServer(processId, cluster)) await Task.Delay(SlowPoll);
    }

    static long LengthOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    static EmbeddedServerException DidNotStart(Cluster cluster, long logBegan, string otherwise)
    {
        const string fatal = "FATAL:";
        var reason = otherwise;
        if (File.Exists(cluster.LogFile))
        {
            using var log = new FileStream(cluster.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            log.Seek(logBegan, SeekOrigin.Begin);
            using var reader = new StreamReader(log);
            var line = reader.ReadToEnd().Split('\n').LastOrDefault(text => text.Contains(fatal, StringComparison.Ordinal));
            if (line is not null) reason = line[(line.IndexOf(fatal, StringComparison.Ordinal) + fatal.Length)..].Trim();
        }

        return new EmbeddedServerException(EmbeddedServerProblem.DidNotStart, $"PostgreSQL did not start on {cluster.Directory}: {reason}. Its log is {cluster.LogFile}.");
    }
}
