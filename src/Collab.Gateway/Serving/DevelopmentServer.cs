using Collab.Gateway.Commands;
using Collab.Gateway.Settings;
#if EMBEDDED_POSTGRES
using Collab.EmbeddedPostgres;
#endif

namespace Collab.Gateway.Serving;

/// <summary>
/// The PostgreSQL that <c>./run</c> starts when no connection string is given, for development and trials. A gateway that is published with
/// <c>-p:EmbeddedPostgres=false</c>, as for a container, has none and says so.
/// </summary>
sealed class DevelopmentServer : IAsyncDisposable
{
#if EMBEDDED_POSTGRES
    readonly EmbeddedServer _server;

    DevelopmentServer(EmbeddedServer server) => _server = server;

    public string ConnectionString => _server.ConnectionString();

    /// <summary>Starts the server, or joins the one of another process.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="mayJoin">Whether the server of another process may be used.</param>
    /// <param name="loggers">The loggers.</param>
    /// <param name="cancellationToken">Cancels the start and stops what was started.</param>
    /// <param name="forceStop">Once cancelled, the server has to stop quickly.</param>
    /// <exception cref="OperatorException">The server cannot be used.</exception>
    public static async Task<DevelopmentServer> Start(
        GatewaySettings settings, string dataDirectory, bool mayJoin, ILoggerFactory loggers, CancellationToken cancellationToken, CancellationToken forceStop)
    {
        try
        {
            var options = new EmbeddedServerOptions
            {
                DataDirectory = dataDirectory,
                SearchDirectories = [settings.Home, .. FoldersAbove(AppContext.BaseDirectory)],
                MayJoin = mayJoin,
                ForceStop = forceStop,
            };
            return new DevelopmentServer(await EmbeddedServer.Start(options, loggers.CreateLogger<EmbeddedServer>(), cancellationToken));
        }
        catch (EmbeddedServerException exception)
        {
            throw new OperatorException(exception.Message, exception);
        }
    }

    /// <summary>Stops the server if it was started here.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    static IEnumerable<string> FoldersAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
#else
    public string ConnectionString { get; } = "";

    /// <summary>Always throws.</summary>
    /// <exception cref="OperatorException">Always.</exception>
    public static Task<DevelopmentServer> Start(
        GatewaySettings settings, string dataDirectory, bool mayJoin, ILoggerFactory loggers, CancellationToken cancellationToken, CancellationToken forceStop)
        => throw new OperatorException("ConnectionStrings__Collab is not set, and this build has no PostgreSQL of its own: set it to a PostgreSQL 17 or newer.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
#endif
}
