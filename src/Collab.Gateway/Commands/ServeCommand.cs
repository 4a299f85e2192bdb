using Collab.Gateway.Serving;
using Collab.Journal;

namespace Collab.Gateway.Commands;

/// <summary>Serves until it is told to stop, then stops everything it started, in turn.</summary>
static class ServeCommand
{
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
        await using var app = GatewayApplication.Build(options, settings, database, journal, trusted);
        await Start(app, options.Port, stop);
        await Greeting.Print(Console.Out, new Uri(app.Urls.First()), database.Place, settings.IsDemo);
        await Stopped(stop);
        await app.StopAsync(CancellationToken.None);
    }

    static async Task Start(WebApplication app, int port, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException exception)
        {
            throw new OperatorException($"Port {port} at 127.0.0.1 cannot be listened on: {exception.Message}", exception);
        }
    }

    static async Task Stopped(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }
}
