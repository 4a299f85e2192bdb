using Collab.EmbeddedPostgres;

namespace Collab.Testing;

/// <summary>A server for one test.</summary>
public sealed class OwnServer : IAsyncDisposable
{
    OwnServer(EmbeddedServer server, string directory)
    {
        Server = server;
        DataDirectory = directory;
    }

    public EmbeddedServer Server { get; }

    public string DataDirectory { get; }

    internal static async Task<OwnServer> Start(Func<string, EmbeddedServerOptions> options)
    {
        var directory = Path.Combine(Repository.Root, ".data", $"own-{Guid.NewGuid():N}");
        return new OwnServer(await EmbeddedServer.Start(options(directory)), directory);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.Stop(immediately: true);
        await Server.DisposeAsync();
        Directory.Delete(DataDirectory, recursive: true);
    }
}
