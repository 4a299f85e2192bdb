using System.Data.Common;
using Collab.Gateway.Clustering;
using Collab.Gateway.Commands;
using Collab.Gateway.Settings;
using Collab.Gateway.SignIn.Sessions;
using Collab.Journal;
using Collab.Journal.Migrations;
using Collab.Network;
using Npgsql;

namespace Collab.Gateway.Serving;

/// <summary>The migrated PostgreSQL database of this process: the one of the connection string, or an embedded one, which starts and stops with this object.</summary>
sealed class Database : IAsyncDisposable
{
    readonly DevelopmentServer? _server;

    Database(string connectionString, NpgsqlDataSource source, DevelopmentServer? server, string place)
    {
        ConnectionString = connectionString;
        Source = source;
        Place = place;
        _server = server;
    }

    /// <summary>The connection string, with the password.</summary>
    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>The location of the data, for messages.</summary>
    public string Place { get; }

    /// <summary>The migrations that opening it applied, in order.</summary>
    public IReadOnlyList<AppliedMigration> Applied { get; private set; } = [];

    /// <summary>Starts or finds the database and brings its tables up to date.</summary>
    /// <param name="settings">What the environment says.</param>
    /// <param name="dataDirectory">Where the embedded server keeps its data.</param>
    /// <param name="mayJoin">Whether the embedded server of another process of ours will do.</param>
    /// <param name="loggers">Where the database's parts log.</param>
    /// <param name="cancellationToken">Stops the start, and what was started.</param>
    /// <param name="forceStop">Once cancelled, the embedded server has to stop quickly.</param>
    /// <exception cref="OperatorException">It cannot be had; nothing was left running.</exception>
    public static async Task<Database> Open(
        GatewaySettings settings, string dataDirectory, bool mayJoin, ILoggerFactory loggers, CancellationToken cancellationToken, CancellationToken forceStop = default)
    {
        var server = settings.ConnectionString is null ? await DevelopmentServer.Start(settings, dataDirectory, mayJoin, loggers, cancellationToken, forceStop) : null;
        try
        {
            var connectionString = server?.ConnectionString ?? settings.ConnectionString!;
            var source = Connect(connectionString, loggers);
            var database = new Database(connectionString, source, server, server is null ? Describe(source) : dataDirectory);
            await Migrate(database, loggers, cancellationToken);
            return database;
        }
        catch
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Runs a step of the start. An unavailable database is an operator error, whichever step finds it.</summary>
    public async Task<T> Reach<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception exception) when (exception is not MigrationException && FindCause(exception) is { } cause)
        {
            throw new OperatorException($"The PostgreSQL at {Place} cannot be used: {FirstLine(cause)}", exception);
        }
    }

    /// <summary>Closes the connections and stops the server if it was started here.</summary>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    static NpgsqlDataSource Connect(string connectionString, ILoggerFactory loggers)
    {
        try
        {
            return JournalDataSource.Create(connectionString, loggers);
        }
        catch (ArgumentException exception)
        {
            throw new OperatorException($"ConnectionStrings__Collab: it is not a connection string: {FirstLine(exception)}", exception);
        }
    }

    static async Task Migrate(Database database, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            database.Applied = await database.Reach(() => Migrator.Migrate(
                database.Source, [.. NetworkServices.Migrations, .. NetworkSilo.Migrations, .. SessionCookie.Migrations], loggers.CreateLogger(typeof(Migrator)), cancellationToken));
        }
        catch (MigrationException exception)
        {
            throw new OperatorException(exception.Message, exception);
        }
    }

    /// <summary>The driver's exception; null when the cause is not the database, or is an operator error already.</summary>
    static Exception? FindCause(Exception exception)
    {
        for (var cause = exception; cause is not (null or OperatorException); cause = cause.InnerException)
        {
            if (cause is DbException || JournalUnavailableException.Matches(cause))
            {
                return cause is JournalUnavailableException ? cause.InnerException ?? cause : cause;
            }
        }

        return null;
    }

    /// <summary>Host and database, without the password.</summary>
    static string Describe(NpgsqlDataSource source)
    {
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        return $"{settings.Host}:{settings.Port}/{settings.Database}";
    }

    static string FirstLine(Exception exception) => exception.Message.ReplaceLineEndings("\n").Split('\n')[0];
}
