using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Collab.Faults.Servers.Network;
using Collab.Testing;
using Npgsql;

namespace Collab.Faults.Servers;

/// <summary>
/// The program on one data directory and one port, through as many processes as it takes. On a directory with a shared database
/// (<see cref="DataDirectory.CreateShared"/>) any number of them serve side by side.
/// </summary>
sealed class Server : IAsyncDisposable
{
    const int PortsOfAProcess = 256;
    const int MaxStarts = 3;

    static readonly HashSet<int> Given = [];
    static readonly (TcpListener Claim, int First) Own = ClaimPorts();

    readonly DataDirectory _data;
    readonly IReadOnlyList<string> _within;
    readonly IReadOnlyDictionary<string, string> _environment;
    readonly CuttableProxy? _wire;
    readonly int _port;
    readonly List<string> _logs = [];
    readonly SemaphoreSlim _turn = new(1);
    GatewayProcess? _process;

    /// <summary>A server that has not started.</summary>
    /// <param name="data">Its data directory.</param>
    /// <param name="random">Choose its port.</param>
    /// <param name="environment">What its environment has besides.</param>
    /// <param name="host">The host that it runs on; null for the machine itself.</param>
    /// <param name="wire">What it reaches a shared database through; null for straight.</param>
    public Server(DataDirectory data, Random random, IReadOnlyDictionary<string, string>? environment = null, Host? host = null, CuttableProxy? wire = null)
    {
        _data = data;
        _wire = wire;
        _environment = host is null ? environment ?? new Dictionary<string, string>() : new Dictionary<string, string>(environment ?? new Dictionary<string, string>()) { ["Silo__Address"] = host.Address };
        _within = host?.Namespace.Within ?? data.Within;
        _port = FreePort(random);
        GraphQL = new Uri($"http://127.0.0.1:{_port}/graphql");
        if (host is not null) NetworkRouter.Register(GraphQL, host.Namespace);
    }

    /// <summary>Whether it believes whoever a request says it is from, as the load's requests do; one with identity providers does not.</summary>
    public bool IsDemo { get; init; } = true;

    /// <summary>Where it serves.</summary>
    public Uri GraphQL { get; }

    /// <summary>The version of the program that starts next; null for the one that was built with the tests.</summary>
    public string? Program { get; set; }

    /// <summary>Its database.</summary>
    public DatabaseProcesses Database => _data.Database;

    /// <summary>The process that serves now.</summary>
    public int ProcessId => _process?.ProcessId ?? 0;

    /// <summary>How much memory of the machine the process takes.</summary>
    public long MemoryBytes
    {
        get
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.WorkingSet64;
        }
    }

    /// <summary>Whether no process serves now, whoever ended it.</summary>
    public bool HasEnded => _process is null or { HasEnded: true };

    /// <summary>How often its process has ended by itself and was started anew.</summary>
    public int Restarts { get; private set; }

    /// <summary>The end of what the processes so far have logged.</summary>
    public string Log
    {
        get
        {
            const int lines = 60;
            return string.Join('\n', string.Concat([.. _logs, _process?.Errors ?? ""]).Split('\n').TakeLast(lines));
        }
    }

    /// <summary>The first of the program's own faults that the processes so far have logged, each on a line with its exception.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            const int lines = 5;
            return [.. string.Concat([.. _logs, _process?.Errors ?? ""]).Split('\n').Where(line => line.Contains(" fail: Collab.", StringComparison.Ordinal)).Take(lines)];
        }
    }

    /// <summary>
    /// Starts a process and waits until it says that it listens. One that gave up because the database was too slow for it, as on a machine that is busy with
    /// other things, is started anew, as whoever looks after processes does.
    /// </summary>
    public Task Start() => InTurn(StartProcess);

    /// <summary>
    /// Starts the process anew when it has ended by itself, as whoever looks after processes does. It may end again before it listens: while it is cut off from its cluster, the others
    /// declare it dead again.
    /// </summary>
    /// <returns>Whether it had, and serves now.</returns>
    public async Task<bool> RestartIfEnded()
    {
        var hasStarted = false;
        await InTurn(async () =>
        {
            if (_process is not { HasEnded: true }) return;
            Restarts++;
            await Forget();
            try
            {
                await StartProcess();
                hasStarted = true;
            }
            catch (InvalidOperationException) when (HasEnded)
            {
                // Whoever looks after it tries again.
            }
        });
        return hasStarted;
    }

    /// <summary>Starts a process without waiting for it.</summary>
    public void Begin() => _process = GatewayProcess.Start(How("--port", _port.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Ends the process as a power cut would.</summary>
    public Task Kill() => InTurn(async () =>
    {
        if (_process is null) return;
        _process.Kill();
        await _process.Ended();
        await Forget();
    });

    /// <summary>Halts the process: its connections stay open, and it reads and answers nothing.</summary>
    public void Pause() => Signals.Pause(_process!.ProcessId);

    /// <summary>Lets the halted process go on, which knows nothing of the time in between.</summary>
    public void Continue() => Signals.Continue(_process!.ProcessId);

    /// <summary>Ends the process as Ctrl-C does.</summary>
    public Task Stop() => InTurn(async () =>
    {
        _process!.Interrupt();
        var exitCode = await _process.Ended();
        if (exitCode != 0) throw new InvalidOperationException($"The gateway ended with code {exitCode}.\n{Log}");
        await Forget();
    });

    /// <summary>Waits until the process has ended by itself.</summary>
    public async Task Ended() => await _process!.Ended();

    /// <summary>Makes the read tables anew by the command for that; the server must be stopped.</summary>
    public async Task Rebuild()
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(How("rebuild"));
        if (exitCode != 0) throw new InvalidOperationException($"./run rebuild ended with code {exitCode}.\n{output}\n{errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _turn.Dispose();
    }

    async Task StartProcess()
    {
        for (var starts = 1; ; starts++)
        {
            Begin();
            try
            {
                await _process!.Listening();
                return;
            }
            catch (InvalidOperationException) when (starts < MaxStarts && HasEnded && _process!.Errors.Contains("cannot be used: The operation has timed out", StringComparison.Ordinal))
            {
                await Forget();
            }
        }
    }

    /// <summary>What starts and ends the process is done one after the other: a test's own hand, and the one that starts anew what has ended.</summary>
    async Task InTurn(Func<Task> act)
    {
        await _turn.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    GatewayStart How(params string[] arguments) => new([.. arguments, "--data", _data.Path])
    {
        ConnectionString = _wire is null ? _data.ConnectionString : new NpgsqlConnectionStringBuilder(_data.ConnectionString) { Port = _wire.Port }.ConnectionString,
        IsDemo = !IsDemo ? false : _data.ConnectionString is null ? null : true,
        Within = _within,
        Program = Program,
        Environment = new Dictionary<string, string>(_environment),
    };

    async Task Forget()
    {
        _logs.Add(_process!.Errors);
        await _process.DisposeAsync();
        _process = null;
    }

    /// <summary>One of this process's own.</summary>
    static int FreePort(Random random)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        int port;
        do port = random.Next(Own.First + 1, Own.First + PortsOfAProcess);
        while (taken.Contains(port) || !Given.Add(port));
        return port;
    }

    /// <summary>
    /// Claims ports for this process, by listening at the first of them: trials of two processes that run at once must not take a port from each other while its
    /// server is down. None of those that systems hand out to connections, which could be taken in the same way.
    /// </summary>
    static (TcpListener Claim, int First) ClaimPorts()
    {
        const int first = 8_192;
        const int end = 16_384;
        for (var port = first; port < end; port += PortsOfAProcess)
        {
            var claim = new TcpListener(IPAddress.Loopback, port);
            try
            {
                claim.Start();
                return (claim, port);
            }
            catch (SocketException)
            {
                claim.Dispose();
            }
        }

        throw new InvalidOperationException($"No {PortsOfAProcess} ports between {first} and {end} are free.");
    }
}
