using System.Data.Common;
using System.Net;
using Collab.Gateway.Clustering;
using Collab.Gateway.Serving;
using Collab.Gateway.Settings;
using Collab.GraphQL.AspNetCore;
using Collab.Journal;

namespace Collab.Gateway.Commands;

/// <summary>Serves until it is told to stop, then stops everything it started, in turn.</summary>
static partial class ServeCommand
{
    /// <summary>
    /// From when on after the signal nothing is waited for that does not heed it; what the host has open has <see cref="GatewayApplication.StopsWithin"/> of it. An embedded
    /// server that does not heed it either is killed a second later.
    /// </summary>
    static readonly TimeSpan HurriesAfter = GatewayApplication.StopsWithin + TimeSpan.FromSeconds(1);

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
        var settings = GatewaySettings.FromEnvironment();
        var place = new IPEndPoint(options.Listen ?? settings.Listen, options.Port);
        PortCheck.RequireFree(place);
        var trusted = TrustedDocumentFile.Load(settings.GraphQL.TrustedDocuments);
        using var loggers = LoggerFactory.Create(Logs.Configure);
        using var hurry = new CancellationTokenSource();
        await using var signal = stop.Register(() => hurry.CancelAfter(HurriesAfter));
        await using var database = await Database.Open(settings, settings.DataDirectory(options.DataDirectory), mayJoin: false, loggers, stop, hurry.Token);
        await DurabilityCheck.Run(database, settings.IsProduction, loggers.CreateLogger<Database>(), stop);
        await EndsBefore(Host(options, place, settings, database, trusted, loggers, stop), loggers.CreateLogger(typeof(ServeCommand)), hurry.Token);
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
            await Start(app, place, stop);
            if (isFirst || place.Port == 0)
            {
                var served = new IPEndPoint(place.Address, BindingAddress.Parse(app.Urls.First()).Port);
                await Greeting.Print(Console.Out, served, settings.Collab.PathBase, database.Place, settings.IsDemoAt(place.Address));
            }

            await StoppedOrSetBack(log, stop);
            await app.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Waits for the signal, or until the clock was set back so far that the silo has to be started anew.</summary>
    static async Task StoppedOrSetBack(ILogger log, CancellationToken stop)
    {
        try
        {
            ClockSetBack(log, await new ClockWatch(TimeProvider.System).SetBack(stop));
        }
        catch (OperationCanceledException)
        {
            // The signal.
        }
    }

    static async Task<SiloEndpoint> ChooseSiloEndpoint(ServeOptions options, GatewaySettings settings, Database database, CancellationToken stop)
    {
        var silos = new SiloListQueries(database.Source, settings.Silo.ClusterId, SiloEndpoint.AddressOf(settings.Silo));
        try
        {
            return await SiloEndpoint.Choose(settings.Silo, options.Port, silos, stop);
        }
        catch (DbException exception)
        {
            throw new OperatorException($"The PostgreSQL at {database.Place} cannot be used: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    static async Task<PostgresJournal> OpenJournal(Database database, ILoggerFactory loggers, CancellationToken stop)
    {
        try
        {
            return await PostgresJournal.Open(database.Source, log: loggers.CreateLogger<PostgresJournal>(), cancellationToken: stop);
        }
        catch (RenumberingNeededException exception)
        {
            throw new OperatorException(exception.Message, exception);
        }
    }

    /// <summary>
    /// Waits for the end of host and journal, but only until it has to be quick: a silo tries for minutes to write that it leaves to a database that
    /// does not answer, whether it serves or still joins. Other silos notice without being told.
    /// </summary>
    static async Task EndsBefore(Task host, ILogger log, CancellationToken hurry)
    {
        if (await Task.WhenAny(host, Stopped(hurry)) == host)
        {
            await host;
            return;
        }

        NotWaitedFor(log, (int)HurriesAfter.TotalSeconds);
    }

    static async Task Start(WebApplication app, IPEndPoint place, CancellationToken stop)
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

    [LoggerMessage(1, LogLevel.Warning, "Not everything has ended {Seconds} s after the signal; the process ends without waiting for the rest.")]
    static partial void NotWaitedFor(ILogger logger, int seconds);

    [LoggerMessage(2, LogLevel.Warning, "This machine's clock was set back by {Time}; the server begins anew.")]
    static partial void ClockSetBack(ILogger logger, TimeSpan time);
}
