using Collab.EmbeddedPostgres;
using Npgsql;

namespace Collab.Testing;

/// <summary>
/// The PostgreSQL that the suites share: the one that COLLAB_TEST_POSTGRES names, else an embedded one in <c>.data/test</c>. Test
/// processes that run side by side use the same; the last to end stops it.
/// </summary>
public static class PostgresServer
{
    const string Variable = "COLLAB_TEST_POSTGRES";
    const string AdminDatabase = "postgres";
    static readonly string Directory = Path.Combine(Repository.Root, ".data", "test");
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    static readonly Lazy<Task<string>> Shared = new(Find);
    static FileStream? users;

    /// <summary>How to connect to the server as one who may make databases.</summary>
    public static Task<string> ConnectionString() => Shared.Value;

    /// <summary>A server of one's own, to be killed and broken at will; its data are removed on dispose.</summary>
    /// <param name="isDurable">Whether it keeps what it has acknowledged.</param>
    /// <param name="settings">Further settings, each as name=value.</param>
    public static Task<OwnServer> StartOwn(bool isDurable = true, params IReadOnlyList<string> settings) =>
        OwnServer.Start(directory => Options(directory, isDurable) with { Settings = settings });

    /// <summary>Starts the shared server, or takes on the running one, and leaves it running.</summary>
    public static async Task<string> Up()
    {
        await using var server = await EmbeddedServer.Start(Options(Directory, isDurable: false) with { IsShared = true });
        var connectionString = server.ConnectionString(AdminDatabase);
        await TestDatabase.DropLeftovers(connectionString);
        return connectionString;
    }

    /// <summary>Stops the shared server.</summary>
    public static async Task Down()
    {
        await using var server = await EmbeddedServer.Start(Options(Directory, isDurable: false) with { IsShared = true });
        await server.Stop(immediately: false);
    }

    /// <summary>A server of one's own from another npm folder, of a version that the network does not take.</summary>
    /// <param name="packages">The folder that <c>node_modules</c> is in.</param>
    /// <param name="major">Its major version.</param>
    public static Task<OwnServer> StartOld(string packages, int major) =>
        OwnServer.Start(directory => Options(directory, isDurable: false) with { LookIn = [packages], OldestMajor = major });

    /// <summary>Runs a durable server until the input ends; tells its connection string once it serves.</summary>
    /// <param name="directory">Where its data lie.</param>
    /// <param name="settings">Its settings, each as name=value.</param>
    /// <param name="output">Where the connection string goes.</param>
    /// <param name="input">Its end is the server's.</param>
    internal static async Task Serve(string directory, IReadOnlyList<string> settings, TextWriter output, TextReader input)
    {
        var options = Options(directory, isDurable: true) with { Database = "collab", MaxConnections = 100, Settings = settings };
        await using var server = await EmbeddedServer.Start(options);
        await output.WriteLineAsync(server.ConnectionString());
        await input.ReadToEndAsync();
        await server.Stop(immediately: true);
    }

    internal static EmbeddedServerOptions Options(string directory, bool isDurable) => new()
    {
        DataDirectory = directory,
        LookIn = [Repository.Root],
        Database = AdminDatabase,
        MaxConnections = 300,
        IsDurable = isDurable,
    };

    static async Task<string> Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return new NpgsqlConnectionStringBuilder(given).ConnectionString;
        users = await JoinUsers();
        var server = await EmbeddedServer.Start(Options(Directory, isDurable: false) with { IsShared = true });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => StopUnlessUsed(server);
        return server.ConnectionString(AdminDatabase);
    }

    /// <summary>Holds a lock that many may hold; waits while the last user before us stops the server.</summary>
    static async Task<FileStream> JoinUsers()
    {
        System.IO.Directory.CreateDirectory(Directory);
        while (true)
        {
            try
            {
                return OpenUsers(FileAccess.Read, FileShare.Read);
            }
            catch (IOException)
            {
                await Task.Delay(Pause);
            }
        }
    }

    static void StopUnlessUsed(EmbeddedServer server)
    {
        users!.Dispose();
        try
        {
            using var alone = OpenUsers(FileAccess.ReadWrite, FileShare.None);
            server.Stop(immediately: false).GetAwaiter().GetResult();
        }
        catch (IOException)
        {
            // Another process still uses it.
        }
    }

    static FileStream OpenUsers(FileAccess access, FileShare share) => new(Path.Combine(Directory, "users.lock"), FileMode.OpenOrCreate, access, share);
}
