using Collab.EmbeddedPostgres;
using Npgsql;

namespace Collab.Testing;

/// <summary>
/// The shared PostgreSQL of the tests: the one of COLLAB_TEST_POSTGRES, otherwise an embedded one in <c>.data/test</c>. Concurrent test processes share it; the last
/// one stops it.
/// </summary>
public static class PostgresServer
{
    const string Variable = "COLLAB_TEST_POSTGRES";
    const string AdminDatabase = "postgres";
    static readonly string Directory = Path.Combine(Repository.Root, ".data", "test");
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    static readonly Lazy<Task<string>> Shared = new(Find);
    static FileStream? users;

    /// <summary>A connection string with the right to create databases.</summary>
    public static Task<string> ConnectionString() => Shared.Value;

    /// <summary>Starts a separate server that a test may break; its data is removed on dispose.</summary>
    /// <param name="isDurable">Whether acknowledged changes survive a crash.</param>
    /// <param name="settings">Further settings, each as name=value.</param>
    public static Task<OwnServer> StartOwn(bool isDurable = true, params IReadOnlyList<string> settings) =>
        OwnServer.Start(directory => Options(directory, isDurable) with { Settings = settings });

    /// <summary>Starts or adopts the shared server and leaves it running.</summary>
    public static async Task<string> Up()
    {
        await using var server = await EmbeddedServer.Start(Options(Directory, isDurable: false) with { IsShared = true });
        var connectionString = server.ConnectionString(AdminDatabase);
        await TestDatabase.DropLeftovers(connectionString);
        return connectionString;
    }

    public static async Task Down()
    {
        await using var server = await EmbeddedServer.Start(Options(Directory, isDurable: false) with { IsShared = true });
        await server.Stop(immediately: false);
    }

    /// <summary>Starts a separate server of an unsupported version from another npm folder.</summary>
    /// <param name="packages">The folder that contains <c>node_modules</c>.</param>
    /// <param name="major">Its major version.</param>
    public static Task<OwnServer> StartOld(string packages, int major) =>
        OwnServer.Start(directory => Options(directory, isDurable: false) with { SearchDirectories = [packages], OldestMajor = major });

    /// <summary>Runs a durable server until the input ends; prints its connection string once it serves.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="settings">Its settings, each as name=value.</param>
    /// <param name="output">Receives the connection string.</param>
    /// <param name="input">The server stops at its end.</param>
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
        SearchDirectories = [Repository.Root],
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

    /// <summary>Takes a shared lock; waits while the last previous user stops the server.</summary>
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
            // Another process uses it.
        }
    }

    static FileStream OpenUsers(FileAccess access, FileShare share) => new(Path.Combine(Directory, "users.lock"), FileMode.OpenOrCreate, access, share);
}
