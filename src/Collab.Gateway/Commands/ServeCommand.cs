using System.Net;
using Collab.Gateway.Clustering;
using Collab.Gateway.GraphiQL;
using Collab.Gateway.Serving;
using Collab.Gateway.Settings;
using Collab.GraphQL.AspNetCore;
using Collab.Journal;
using Microsoft.AspNetCore.Connections;

namespace Collab.Gateway.Commands;

/// <summary>Serves until a signal, then stops everything that it started, in reverse order.</summary>
static partial class ServeCommand
{
    /// <summary>
    /// The time after the signal at which the process stops waiting. The host has <see cref="GatewayApplication.StopsWithin"/> of it. An embedded server that does not
    /// stop either is killed a second later.
    /// </summary>
    static readonly TimeSpan ForceStopAfter = GatewayApplication.StopsWithin + TimeSpan.FromSeconds(1);

    public static async Task<int> Run(ServeOptions options, CancellationToken stop)
    {
        try
        {
            await Serve(options, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped during the start; everything that was started is stopped by now.
        }

        return 0;
    }

    static async Task Serve(ServeOptions options, CancellationToken stop)
    {
        var settings = GatewaySettings.FromEnvironment();
        var place = new IPEndPoint(options.Listen ?? settings.Listen, options.Port);
        PortCheck.RequireFree(place);
        var trusted = TrustedDocumentFile.Load(settings.GraphQL.TrustedDocuments);
        using var loggers = LoggerFactory.Create(Logs.Configure);
        using var forceStop = new CancellationTokenSource();
        await using var signal = stop.Register(() => forceStop.CancelAfter(ForceStopAfter));
        await using var database = await Database.Open(settings, settings.DataDirectory(options.DataDirectory), mayJoin: false, loggers, stop, forceStop.Token);
        await DurabilityCheck.Run(database, settings.IsProduction, loggers.CreateLogger<Database>(), stop);
        await WaitForHost(Host(options, place, settings, database, trusted, loggers, stop), loggers.CreateLogger(typeof(ServeCommand)), forceStop.Token);
    }

    static async Task Host(
        ServeOptions options, IPEndPoint place, GatewaySettings settings, Database database, TrustedDocuments? trusted, ILoggerFactory loggers, CancellationToken stop)
    {
        await using var journal = await OpenJournal(database, loggers, stop);
        var log = loggers.CreateLogger(typeof(ServeCommand));
        for (var isFirst = true; !stop.IsCancellationRequested; isFirst = false)
        {
            var silo = await ChooseSiloEndpoint(options, settings, database, stop);
            await using var app = GatewayApplication.Build(options, place, silo, settings, database, journal, trusted);
            await database.Reach(() => Start(app, place, stop));
            if (isFirst || place.Port == 0)
            {
                var served = new IPEndPoint(place.Address, BindingAddress.Parse(app.Urls.First()).Port);
                await Greeting.Print(Console.Out, served, settings.Collab.PathBase, database.Place, settings.IsDemoAt(place.Address), GraphiQLPage.IsServed(settings.GraphQL));
            }

            var end = await ServingEnd.Wait(TimeProvider.System, app.Lifetime.ApplicationStopping, stop);
            LogEnd(log, end);
            await app.StopAsync(CancellationToken.None);
            if (end.IsByItself)
            {
                throw new OperatorException("The server stopped unexpectedly; see the log. Start it again.");
            }
        }
    }

    static void LogEnd(ILogger log, ServingEnd end)
    {
        if (end.SetBackBy is { } time)
        {
            ClockSetBack(log, time);
        }
    }

    static Task<SiloEndpoint> ChooseSiloEndpoint(ServeOptions options, GatewaySettings settings, Database database, CancellationToken stop)
    {
        var silos = new SiloListQueries(database.Source, settings.Silo.ClusterId, SiloEndpoint.AddressOf(settings.Silo));
        return database.Reach(() => SiloEndpoint.Choose(settings.Silo, options.Port, silos, stop));
    }

    static async Task<PostgresJournal> OpenJournal(Database database, ILoggerFactory loggers, CancellationToken stop)
    {
        try
        {
            return await database.Reach(() => PostgresJournal.Open(database.Source, log: loggers.CreateLogger<PostgresJournal>(), cancellationToken: stop));
        }
        catch (RenumberingNeededException exception)
        {
            throw new OperatorException(exception.Message, exception);
        }
    }

    /// <summary>
    /// Waits for the host to end, but only until the forced stop: a silo tries for minutes to write its leave to an unresponsive database, whether it serves or still
    /// joins. Other silos detect its end anyway.
    /// </summary>
    static async Task WaitForHost(Task host, ILogger log, CancellationToken forceStop)
    {
        if (await Task.WhenAny(host, Stopped(forceStop)) == host)
        {
            await host;
            return;
        }

        ForceStopped(log, (int)ForceStopAfter.TotalSeconds);
    }

    static async Task<WebApplication> Start(WebApplication app, IPEndPoint place, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
            return app;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The exception is a result of the cancellation; a silo that is stopped while it joins throws an invalid state.
            throw new OperationCanceledException(stop);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            // Another process took the port after the check.
            throw new OperatorException($"Port {place.Port} at {place.Address} cannot be listened on: {exception.Message}", exception);
        }
        catch (Exception exception) when (Pod.Refusal(exception) is { } refusal)
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

    [LoggerMessage(1, LogLevel.Warning, "Shutdown did not complete within {Seconds} s of the signal; ending the process.")]
    static partial void ForceStopped(ILogger logger, int seconds);

    [LoggerMessage(2, LogLevel.Warning, "This machine's clock was set back by {Time}; restarting the silo.")]
    static partial void ClockSetBack(ILogger logger, TimeSpan time);
}
