using System.Diagnostics;
using Collab.Testing;
using Npgsql;

namespace Collab.Faults.Servers.Network;

/// <summary>A database and hosts for servers, each in a network namespace of its own, joined by a switch whose links can be cut.</summary>
sealed class IsolatedNetwork : IAsyncDisposable
{
    const string Device = "collab0";

    readonly IReadOnlyList<Host> _hosts;
    readonly IReadOnlyList<TunDevice> _devices;
    readonly NetworkSwitch _switch;
    readonly Process _database;

    IsolatedNetwork(IReadOnlyList<Host> hosts, IReadOnlyList<TunDevice> devices, Process database, string connectionString)
    {
        (_hosts, _devices, _database) = (hosts, devices, database);
        _switch = new NetworkSwitch(devices, Scale.Seed);
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = hosts[0].Address }.ConnectionString;
    }

    /// <summary>How servers connect to the database.</summary>
    public string ConnectionString { get; }

    /// <summary>The hosts for servers.</summary>
    public IReadOnlyList<Host> Servers => [.. _hosts.Skip(1)];

    Host Database => _hosts[0];

    /// <summary>Makes networks and switch and starts the database.</summary>
    /// <param name="directory">Where its data lie.</param>
    /// <param name="servers">How many hosts there are for servers.</param>
    /// <exception cref="NotPossibleHereException">The machine does not let us.</exception>
    public static async Task<IsolatedNetwork> Start(string directory, int servers)
    {
        var (hosts, devices) = (new List<Host>(), new List<TunDevice>());
        for (var number = 0; number <= servers; number++)
        {
            var host = new Host(number, await NetworkNamespace.Create());
            hosts.Add(host);
            devices.Add(await AddDevice(host));
        }

        var access = Path.Combine(directory, "access.conf");
        await File.WriteAllTextAsync(access, "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\nhost all all 10.99.0.0/24 scram-sha-256\n");
        string[] settings = ["listen_addresses=*", $"hba_file={access}", $"unix_socket_directories={Path.Combine(directory, "postgres")}"];
        string[] command = [.. hosts[0].Namespace.Within, "dotnet", typeof(PostgresServer).Assembly.Location, "serve", directory, .. settings];
        var database = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var connectionString = await database.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The database did not start: {await database.StandardError.ReadToEndAsync()}");
        return new IsolatedNetwork(hosts, devices, database, connectionString);
    }

    /// <summary>Sets how well all links from a server's host carry, and those to it.</summary>
    /// <param name="server">The host.</param>
    /// <param name="from">How well they carry what it sends.</param>
    /// <param name="to">How well they carry what is sent to it.</param>
    public void Set(Host server, Quality from, Quality to)
    {
        foreach (var other in _hosts.Where(host => host != server)) (_switch[server.Number, other.Number].Quality, _switch[other.Number, server.Number].Quality) = (from, to);
    }

    /// <summary>Cuts a server's host from the other servers'; the database stays within reach of all.</summary>
    public void CutFromServers(Host server)
    {
        foreach (var other in Servers.Where(host => host != server)) (_switch[server.Number, other.Number].Quality, _switch[other.Number, server.Number].Quality) = (Quality.Cut, Quality.Cut);
    }

    /// <summary>Cuts all servers' hosts from each other.</summary>
    /// <param name="andFromDatabase">Whether the database is out of reach of all, too.</param>
    public void CutAll(bool andFromDatabase)
    {
        foreach (var server in Servers)
        {
            CutFromServers(server);
            if (andFromDatabase) (_switch[server.Number, Database.Number].Quality, _switch[Database.Number, server.Number].Quality) = (Quality.Cut, Quality.Cut);
        }
    }

    /// <summary>Makes all links good.</summary>
    public void Heal()
    {
        foreach (var host in _hosts) Set(host, Quality.Good, Quality.Good);
    }

    public async ValueTask DisposeAsync()
    {
        _database.StandardInput.Close();
        await _database.WaitForExitAsync();
        _database.Dispose();
        _switch.Dispose();
        foreach (var device in _devices) device.Dispose();
        foreach (var host in _hosts) await host.Namespace.DisposeAsync();
    }

    static async Task<TunDevice> AddDevice(Host host)
    {
        var device = host.Namespace.Inside(() => TunDevice.Create(Device));
        await host.Namespace.Run("ip", "address", "add", host.Address + "/24", "dev", Device);
        await host.Namespace.Run("ip", "link", "set", Device, "up");
        return device;
    }
}
