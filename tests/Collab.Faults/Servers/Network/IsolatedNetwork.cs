using System.Diagnostics;
using Collab.Testing;
using Npgsql;

namespace Collab.Faults.Servers.Network;

/// <summary>A database in a network of its own, and another network for servers, joined by a wire that can be cut.</summary>
sealed class RemoteDatabase : IAsyncDisposable
{
    /// <summary>Where servers behind the wire come from.</summary>
    public const string ServerAddress = "10.99.0.2";

    /// <summary>Where the database is, and servers in its own network.</summary>
    public const string DatabaseAddress = "10.99.0.1";

    const string Device = "collab0";

    readonly TunDevice _nearDevice;
    readonly TunDevice _farDevice;
    readonly Process _database;

    RemoteDatabase(NetworkNamespace near, NetworkNamespace far, TunDevice nearDevice, TunDevice farDevice, Process database, string connectionString)
    {
        (Near, Far, _nearDevice, _farDevice, _database) = (near, far, nearDevice, farDevice, database);
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = DatabaseAddress }.ConnectionString;
        ToDatabase = new Direction(farDevice, nearDevice, new Random(Scale.Seed));
        ToServer = new Direction(nearDevice, farDevice, new Random(unchecked(Scale.Seed + 1)));
    }

    /// <summary>How servers of both networks connect.</summary>
    public string ConnectionString { get; }

    /// <summary>The database's own network.</summary>
    public NetworkNamespace Near { get; }

    /// <summary>The network behind the wire.</summary>
    public NetworkNamespace Far { get; }

    /// <summary>The wire, towards the database.</summary>
    public Direction ToDatabase { get; }

    /// <summary>The wire, away from it.</summary>
    public Direction ToServer { get; }

    /// <summary>A wire on which nothing gets through but what goes to the database and comes from it.</summary>
    public Quality CutButForDatabase => Quality.Cut with { SparedPort = new NpgsqlConnectionStringBuilder(ConnectionString).Port };

    /// <summary>How well the wire carries, both ways.</summary>
    public Quality Wire
    {
        set => (ToDatabase.Quality, ToServer.Quality) = (value, value);
    }

    /// <summary>Makes networks and wire and starts the database.</summary>
    /// <param name="directory">Where its data lie.</param>
    /// <exception cref="NotPossibleHereException">The machine does not let us.</exception>
    public static async Task<RemoteDatabase> Start(string directory)
    {
        var near = await NetworkNamespace.Create();
        var far = await NetworkNamespace.Create();
        var nearDevice = await AddDevice(near, DatabaseAddress);
        var farDevice = await AddDevice(far, ServerAddress);
        var access = Path.Combine(directory, "access.conf");
        await File.WriteAllTextAsync(access, "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\nhost all all 10.99.0.0/30 scram-sha-256\n");
        string[] settings = ["listen_addresses=*", $"hba_file={access}", $"unix_socket_directories={Path.Combine(directory, "postgres")}"];
        string[] command = [.. near.Within, "dotnet", typeof(PostgresServer).Assembly.Location, "serve", directory, .. settings];
        var database = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var connectionString = await database.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The database did not start: {await database.StandardError.ReadToEndAsync()}");
        return new RemoteDatabase(near, far, nearDevice, farDevice, database, connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        _database.StandardInput.Close();
        await _database.WaitForExitAsync();
        _database.Dispose();
        ToDatabase.Dispose();
        ToServer.Dispose();
        _nearDevice.Dispose();
        _farDevice.Dispose();
        await Far.DisposeAsync();
        await Near.DisposeAsync();
    }

    static async Task<TunDevice> AddDevice(NetworkNamespace network, string address)
    {
        var device = network.Inside(() => TunDevice.Create(Device));
        await network.Run("ip", "address", "add", address + "/30", "dev", Device);
        await network.Run("ip", "link", "set", Device, "up");
        return device;
    }
}
