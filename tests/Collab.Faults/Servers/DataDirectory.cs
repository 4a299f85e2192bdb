using Collab.EmbeddedPostgres;
using Collab.Faults.Servers.Network;
using Collab.Testing;

namespace Collab.Faults.Servers;

/// <summary>
/// A data directory of one trial. When it is disposed, the database that a kill may have left running on it is killed and the
/// directory is removed; what an earlier run that was itself killed left behind is swept before.
/// </summary>
sealed class DataDirectory : IAsyncDisposable
{
    const string Prefix = "faults-";

    static readonly string Parent = System.IO.Path.Combine(Repository.Root, ".data");

    readonly string _root;
    readonly EmbeddedServer? _ownDatabase;

    DataDirectory(string root, SmallDisk? disk = null, EmbeddedServer? database = null, IsolatedNetwork? network = null)
    {
        _root = root;
        _ownDatabase = database;
        Network = network;
        Disk = disk;
        Path = disk?.Path ?? root;
        Database = new DatabaseProcesses(Path, disk, bySocket: network is not null);
    }

    /// <summary>What the program is given as <c>--data</c>.</summary>
    public string Path { get; }

    /// <summary>The command that runs a program where the directory is seen; empty when that is everywhere.</summary>
    public IReadOnlyList<string> Within => Disk?.Within ?? [];

    /// <summary>The small file system that it lies on; null for one on the machine's own disk.</summary>
    public SmallDisk? Disk { get; }

    /// <summary>How servers connect to the database that these tests run on it; null when a server starts its own there.</summary>
    public string? ConnectionString => Network?.ConnectionString ?? _ownDatabase?.ConnectionString();

    /// <summary>The port of the database that these tests run on it.</summary>
    public int Port => _ownDatabase!.Port;

    /// <summary>The network that the database and its servers are in; null for the machine's.</summary>
    public IsolatedNetwork? Network { get; }

    /// <summary>The embedded database that runs on it.</summary>
    public DatabaseProcesses Database { get; }

    /// <summary>A new empty directory.</summary>
    public static async Task<DataDirectory> Create()
    {
        await Sweep();
        return new DataDirectory(NewFolder());
    }

    /// <summary>A new directory with a database that outlives every server on it, so that several can share it. It is started again whenever it dies.</summary>
    public static async Task<DataDirectory> CreateShared()
    {
        const int connections = 200;
        await Sweep();
        var root = NewFolder();
        var options = new EmbeddedServerOptions { DataDirectory = root, SearchDirectories = [Repository.Root], MaxConnections = connections };
        return new DataDirectory(root, database: await EmbeddedServer.Start(options));
    }

    /// <summary>A new empty directory on a small file system of its own.</summary>
    /// <param name="bytes">How large the file system is.</param>
    /// <exception cref="NotPossibleHereException">The machine does not let us have one.</exception>
    public static async Task<DataDirectory> CreateSmall(long bytes)
    {
        await Sweep();
        var root = NewFolder();
        try
        {
            return new DataDirectory(root, await SmallDisk.Create(root, bytes));
        }
        catch
        {
            Directory.Delete(root, recursive: true);
            throw;
        }
    }

    /// <summary>A new directory with a database in a network of its own, with hosts for servers, whose links can be cut.</summary>
    /// <param name="servers">How many hosts there are for servers.</param>
    /// <exception cref="NotPossibleHereException">The machine does not let us have one.</exception>
    public static async Task<DataDirectory> CreateInNetwork(int servers)
    {
        await Sweep();
        var root = NewFolder();
        try
        {
            return new DataDirectory(root, network: await IsolatedNetwork.Start(root, servers));
        }
        catch
        {
            Directory.Delete(root, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Network is not null) await Network.DisposeAsync();
        if (_ownDatabase is not null)
        {
            await _ownDatabase.Stop(immediately: true);
            await _ownDatabase.DisposeAsync();
        }

        await Database.KillAll();
        if (Disk is not null) await Disk.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    static string NewFolder() => Directory.CreateDirectory(System.IO.Path.Combine(Parent, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}")).FullName;

    /// <summary>Removes the directories of test processes that live no more, with the servers that still run on them.</summary>
    static async Task Sweep()
    {
        Directory.CreateDirectory(Parent);
        foreach (var left in Directory.GetDirectories(Parent, Prefix + "*"))
        {
            var owner = System.IO.Path.GetFileName(left)[Prefix.Length..].Split('-')[0];
            if (Directory.Exists($"/proc/{owner}")) continue;
            await new DatabaseProcesses(left, disk: null, bySocket: false).KillAll();
            Directory.Delete(left, recursive: true);
        }
    }
}
