using Collab.Gateway.Clustering.Certificates;
using Collab.Journal.Migrations;
using Collab.Network.Kernel.Messages;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>The silo of this process. It forms a cluster with the silos of other processes on the same database.</summary>
static class NetworkSilo
{
    /// <summary>Maximum number of queued calls of one grain.</summary>
    const int MaxWaitingCalls = 10_000;

    /// <summary>The activity sources whose spans carry a trace from a caller to a grain. Without a listener a trace ends at the call.</summary>
    public static IReadOnlyList<string> ActivitySources { get; } = ["Microsoft.Orleans.Application"];

    /// <summary>The tables of Orleans' providers.</summary>
    public static IReadOnlyList<MigrationSet> Migrations { get; } = [MigrationSet.FromResources("orleans", typeof(NetworkSilo).Assembly, "orleans/sql/")];

    /// <summary>Adds a silo with the network's grains.</summary>
    public static void AddNetworkSilo(this IHostApplicationBuilder builder, SiloSettings settings, SiloEndpoint endpoint, string connectionString, Action<ISiloBuilder> configure)
    {
        var database = ProviderConnection.Of(connectionString);
        builder.Services.AddSingleton<ISiloHealth, SiloHealth>();
        builder.Services.AddSingleton<IFatalErrorHandler, FatalSiloErrorHandler>();
        // Hints about the garbage collector at every start, and a first watchdog check that measures from the start of the machine.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Services.RequireSiloCertificates(database, settings.Certificates);
        builder.UseOrleans(silo =>
        {
            silo.JoinCluster(settings, endpoint, database).KeepGrainState(database).KeepReminders(database).AddNetworkMessages().AddCallRetries();
            silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = MaxWaitingCalls);
            configure(silo);
        });
    }
}
