using Collab.Gateway.Serving;
using Collab.GraphQL.AspNetCore;
using Collab.Journal;
using Collab.Silo;

namespace Collab.Gateway.Commands;

/// <summary>Serves until it is told to stop, then stops everything it started, in turn.</summary>
static partial class ServeCommand
{
    /// <summary>How long after the signal the host may take to end; what it has open has <see cref="GatewayApplication.StopsWithin"/> of it.</summary>
    static readonly TimeSpan EndsWithin = GatewayApplication.StopsWithin + TimeSpan.FromSeconds(2);

    public static async Task<int> Run(ServeOptions options, CancellationToken stop)
    {
        try
        {
            await Serve(options, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop while still starting; what had been started is stopped by now.
        }

        return 0;
    }

    static async Task Serve(ServeOptions options, CancellationToken stop)
    {
        PortCheck.RequireFree(options.Port);
        var settings = GatewaySettings.FromEnvironment();
        var trusted = settings.TrustedDocuments.Load();
        using var loggers = LoggerFactory.Create(Logs.Configure);
        await using var database = await Database.Open(settings, settings.DataDirectory(options.DataDirectory), mayJoin: false, loggers, stop);
        using var telemetry = TelemetryExport.Start(settings.Telemetry);
        await DurabilityCheck.Run(database, settings.IsProduction, loggers.CreateLogger<Database>(), stop);
        await using var journal = await PostgresJournal.Open(database.Source, log: loggers.CreateLogger<PostgresJournal>(), cancellationToken: stop);
        var log = loggers.CreateLogger(typeof(ServeCommand));
        await EndsSoonAfter(Host(options, settings, database, journal, trusted, stop), log, stop);
    }

    static async Task Host(
        ServeOptions options, GatewaySettings settings, Database database, IJournal journal, TrustedDocuments? trusted, CancellationToken stop)
    {
        await using var app = GatewayApplication.Build(options, settings, database, journal, trusted);
        await Start(app, options.Port, stop);
        await Greeting.Print(Console.Out, new Uri(app.Urls.First()), database.Place, settings.IsDemo);
        await Stopped(stop);
        await app.StopAsync(CancellationToken.None);
    }

    /// <summary>
    /// Waits for the host's end, but after the signal no longer than <see cref="EndsWithin"/>: a silo tries for minutes to write that it leaves to a database that
    /// does not answer, whether it serves or still joins. Other silos notice without being told.
    /// </summary>
    static async Task EndsSoonAfter(Task host, ILogger log, CancellationToken stop)
    {
        if (await Task.WhenAny(host, Overdue(stop)) == host)
        {
            await host;
            return;
        }

        NotWaitedFor(log, (int)EndsWithin.TotalSeconds);
    }

    static async Task Overdue(CancellationToken stop)
    {
        await Stopped(stop);
        await Task.Delay(EndsWithin, CancellationToken.None);
    }

    static async Task Start(WebApplication app, int port, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Whatever it says, it was broken off; a silo that is stopped while it joins says that it is in no state to be.
            throw new OperationCanceledException(stop);
        }
        catch (IOException exception)
        {
            throw new OperatorException($"Port {port} at 127.0.0.1 cannot be listened on: {exception.Message}", exception);
        }
        catch (Exception exception) when (NetworkSilo.Refusal(exception) is { } refusal)
        {
            throw new OperatorException(refusal, exception);
        }
    }

    static async Task Stopped(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }

    [LoggerMessage(1, LogLevel.Warning, "Not everything has ended {Seconds} s after the signal; the process ends without waiting for the rest.")]
    static partial void NotWaitedFor(ILogger logger, int seconds);
}
