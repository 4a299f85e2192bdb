using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Collab.EmbeddedPostgres;

/// <summary>
/// A PostgreSQL server on 127.0.0.1. Start finds the programs, creates the cluster when there is none, and adopts a server that a crash of this program left running.
/// From then on it restarts the server, on the same port, whenever it dies.
/// </summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    const int PortTries = 3;
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan WaitForPredecessor = TimeSpan.FromSeconds(2);

    readonly EmbeddedServerOptions _options;
    readonly Cluster _cluster;
    readonly PostgresBinaries _binaries;
    readonly ServerUser _user;
    readonly ILogger _log;
    readonly FileStream? _lock;
    readonly CancellationTokenSource _stop = new();
    readonly Task _supervision;
    Postmaster _postmaster;

    EmbeddedServer(EmbeddedServerOptions options, Cluster cluster, PostgresBinaries binaries, ServerUser user, Postmaster postmaster, FileStream? directoryLock, ILogger log)
    {
        _options = options;
        _cluster = cluster;
        _binaries = binaries;
        _user = user;
        _postmaster = postmaster;
        _lock = directoryLock;
        _log = log;
        _supervision = options.IsShared ? Task.CompletedTask : Task.Run(Supervise);
    }

    /// <summary>The port on 127.0.0.1; constant for the lifetime of this object.</summary>
    public int Port => _postmaster.Port;

    /// <summary>The server's process id; changes after a restart.</summary>
    public int ProcessId => _postmaster.ProcessId;

    /// <summary>Starts the server.</summary>
    /// <param name="options">The options.</param>
    /// <param name="log">The log; null for none.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="EmbeddedServerException">The server does not run; the message is one line with the reason.</exception>
    public static async Task<EmbeddedServer> Start(EmbeddedServerOptions options, ILogger? log = null, CancellationToken cancellationToken = default)
    {
        options = options with { DataDirectory = Path.GetFullPath(options.DataDirectory) };
        var wait = options.IsShared ? options.StartTimeout : options.MayJoin ? TimeSpan.Zero : WaitForPredecessor;
        var directoryLock = await DirectoryLock.Take(options.DataDirectory, wait, cancellationToken);
        if (directoryLock is null) return await Join(options, log ?? NullLogger.Instance, cancellationToken);
        try
        {
            var server = await StartLocked(options, options.IsShared ? null : directoryLock, log ?? NullLogger.Instance, cancellationToken);
            if (options.IsShared) await directoryLock.DisposeAsync();
            return server;
        }
        catch
        {
            await directoryLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection string of the configured database.</summary>
    public string ConnectionString() => ConnectionString(_options.Database);

    /// <summary>The connection string of one of the server's databases.</summary>
    /// <param name="database">Its name.</param>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = Cluster.User,
        Password = _cluster.Password,
        Database = database,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>Stops the server, also a shared one.</summary>
    /// <param name="immediately">Whether to skip the checkpoint; the next start recovers from the log.</param>
    public async Task Stop(bool immediately)
    {
        await _stop.CancelAsync();
        await _supervision;
        await _postmaster.Stop(immediately, _options.ForceStop);
    }

    /// <summary>Stops the server after closing connections and a checkpoint; leaves a shared one running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_options.IsShared && !_stop.IsCancellationRequested) await Stop(immediately: false);
        _stop.Dispose();
        if (_lock is not null) await _lock.DisposeAsync();
    }

    /// <summary>Uses the server that another process runs here.</summary>
    static async Task<EmbeddedServer> Join(EmbeddedServerOptions options, ILogger log, CancellationToken cancellationToken)
    {
        var cluster = new Cluster(options.DataDirectory);
        if (!options.MayJoin || await Postmaster.Adopt(cluster, options.StartTimeout, cancellationToken) is not { } running)
            throw new EmbeddedServerException(EmbeddedServerProblem.DirectoryInUse, $"Another process already serves {options.DataDirectory}. Stop it, or choose another directory with --data.");
        var binaries = await PostgresBinaries.Find(options, cluster.Major, cancellationToken);
        var user = await ServerUser.For(binaries.Directory, options.DataDirectory, cancellationToken);
        return new EmbeddedServer(options with { IsShared = true }, cluster, binaries, user, running, null, log);
    }

    static async Task<EmbeddedServer> StartLocked(EmbeddedServerOptions options, FileStream? directoryLock, ILogger log, CancellationToken cancellationToken)
    {
        var cluster = new Cluster(options.DataDirectory);
        var binaries = await PostgresBinaries.Find(options, cluster.Major, cancellationToken);
        var user = await ServerUser.For(binaries.Directory, options.DataDirectory, cancellationToken);
        cluster.RemoveIncomplete();
        if (cluster.Major is null) await cluster.Create(binaries, user, options, cancellationToken);
        else await user.Own(cluster.Directory, cancellationToken);
        var running = await Postmaster.Adopt(cluster, options.StartTimeout, cancellationToken);
        if (running is not null && options.Port is { } wanted && running.Port != wanted)
        {
            await running.Stop(immediately: false, options.ForceStop);
            running = null;
        }

        var postmaster = running ?? await StartOnSomePort(options, cluster, binaries, user, cancellationToken);
        var server = new EmbeddedServer(options, cluster, binaries, user, postmaster, directoryLock, log);
        try
        {
            await server.EnsureDatabase(cancellationToken);
            return server;
        }
        catch
        {
            // A shared server that was running before is not ours to stop.
            if (running is null || !options.IsShared) await server.Stop(immediately: false);
            throw;
        }
    }

    static async Task<Postmaster> StartOnSomePort(EmbeddedServerOptions options, Cluster cluster, PostgresBinaries binaries, ServerUser user, CancellationToken cancellationToken)
    {
        if (options.Port is { } port)
        {
            if (!Postmaster.IsFree(port)) throw new EmbeddedServerException(EmbeddedServerProblem.PortTaken, $"Port {port} for PostgreSQL is taken. Choose another.");
            return await Postmaster.Start(cluster, binaries, user, port, options, cancellationToken);
        }

        for (var tries = 1; ; tries++)
        {
            var free = Postmaster.FreePort();
            try
            {
                return await Postmaster.Start(cluster, binaries, user, free, options, cancellationToken);
            }
            catch (EmbeddedServerException) when (tries < PortTries && !Postmaster.IsFree(free))
            {
                // Another process took the port.
            }
        }
    }

    async Task EnsureDatabase(CancellationToken cancellationToken)
    {
        try
        {
            await using var source = new NpgsqlDataSourceBuilder(ConnectionString("postgres") + ";Pooling=false").Build();
            await using var exists = source.CreateCommand("select exists (select from pg_database where datname = $1)");
            exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _options.Database });
            if (await exists.ExecuteScalarAsync(cancellationToken) is true) return;
            await using var create = source.CreateCommand($"create database \"{_options.Database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException or IOException or TimeoutException)
        {
            throw new EmbeddedServerException(
                EmbeddedServerProblem.DidNotStart, $"The database '{_options.Database}' cannot be made on {_cluster.Directory}: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    async Task Supervise()
    {
        try
        {
            while (true)
            {
                await _postmaster.Exited.WaitAsync(_stop.Token);
                Log.ServerDied(_log, _postmaster.ProcessId);
                _postmaster = await Restart();
                Log.ServerRestarted(_log, _postmaster.ProcessId);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    /// <summary>Retries without end: the cause, such as a full disk, may pass. The pauses bound the rate.</summary>
    async Task<Postmaster> Restart()
    {
        for (var pause = FirstPause; ; pause = pause + pause < MaxPause ? pause + pause : MaxPause)
        {
            try
            {
                // A stop in the meantime must find the new server.
                return await Postmaster.Start(_cluster, _binaries, _user, Port, _options, CancellationToken.None);
            }
            catch (Exception exception)
            {
                Log.ServerDidNotStart(_log, pause.TotalMilliseconds, exception);
                await Task.Delay(pause, _stop.Token);
            }
        }
    }
}
