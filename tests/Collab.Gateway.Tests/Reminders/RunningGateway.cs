using System.Net;
using Collab.Gateway.Clustering;
using Collab.Gateway.Clustering.Certificates;
using Collab.Gateway.Serving;
using Collab.Gateway.Settings;
using Collab.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace Collab.Gateway.Tests.Reminders;

/// <summary>A composed gateway within this process, with the tests' grains.</summary>
sealed class RunningGateway(Database database, PostgresJournal journal, WebApplication app) : IAsyncDisposable
{
    public static async Task<RunningGateway> Start(string connectionString, SiloCertificateOptions? certificates = null)
    {
        var settings = GatewaySettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Collab", connectionString)]).Build());
        settings = settings with { Silo = settings.Silo with { Certificates = certificates ?? settings.Silo.Certificates } };
        var database = await Database.Open(settings, "", mayJoin: false, NullLoggerFactory.Instance, default);
        var journal = await PostgresJournal.Open(database.Source);
        var app = GatewayApplication.Build(new ServeOptions(0, null, null, Empty: true), new IPEndPoint(IPAddress.Loopback, 0), await Endpoint(settings, database), settings, database, journal, null);
        await app.StartAsync();
        return new RunningGateway(database, journal, app);
    }

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    static Task<SiloEndpoint> Endpoint(GatewaySettings settings, Database database) => SiloEndpoint.Choose(
        settings.Silo, 0, new SiloListQueries(database.Source, settings.Silo.ClusterId, SiloEndpoint.AddressOf(settings.Silo)), default);

    public IGatewayRemindedGrain Grain(string key) => Service<IGrainFactory>().GetGrain<IGatewayRemindedGrain>(key);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await journal.DisposeAsync();
        await database.DisposeAsync();
    }
}
