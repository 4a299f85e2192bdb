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

    /// <summary>How the server is reached.</summary>
    public string ConnectionString => _server.ConnectionString();

    /// <summary>Starts the server, or joins the one that another process of ours has started.</summary>
    /// <param name="settings">What the environment says.</param>
    /// <param name="dataDirectory">Where it keeps its data.</param>
    /// <param name="mayJoin">Whether the server of another process of ours will do.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="cancellationToken">Stops the start, and what was started.</param>
    /// <param name="hurry">Once cancelled, the server's end has to be quick.</param>
    /// <exception cref="OperatorException">It cannot be had.</exception>
    public static async Task<DevelopmentServer> Start(
        GatewaySettings settings, string dataDirectory, bool mayJoin, ILoggerFactory loggers, CancellationToken cancellationToken, CancellationToken hurry)
    {
        try
        {
            var options = new EmbeddedServerOptions
            {
                DataDirectory = dataDirectory,
                LookIn = [settings.Home, .. FoldersAbove(AppContext.BaseDirectory)],
                MayJoin = mayJoin,
                Hurry = hurry,
            };
            return new DevelopmentServer(await EmbeddedServer.Start(options, loggers.CreateLogger<EmbeddedServer>(), cancellationToken));
        }
        catch (EmbeddedServerException exception)
        {
            throw new OperatorException(exception.Message, exception);
        }
    }

    /// <summary>Stops the server, if it was started here.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    static IEnumerable<string> FoldersAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
#else
    /// <summary>How the server is reached.</summary>
    public string ConnectionString { get; } = "";

    /// <summary>Says that there is none.</summary>
    /// <exception cref="OperatorException">Always.</exception>
    public static Task<DevelopmentServer> Start(
        GatewaySettings settings, string dataDirectory, bool mayJoin, ILoggerFactory loggers, CancellationToken cancellationToken, CancellationToken hurry)
        => throw new OperatorException("ConnectionStrings__Collab is not set, and this build has no PostgreSQL of its own: set it to a PostgreSQL 17 or newer.");

    /// <summary>Does nothing.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
#endif
}
