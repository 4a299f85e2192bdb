using Collab.Gateway.Clustering.Certificates;
using Collab.Journal.Migrations;
using Collab.Network.Kernel.Messages;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>The silo of this process: it forms a cluster with those of other processes on the same database.</summary>
static class NetworkSilo
{
    /// <summary>Calls that one grain may have waiting.</summary>
    const int MaxWaitingCalls = 10_000;

    /// <summary>Whose spans carry a trace from a caller to a grain; without a listener to them, a trace ends at the call.</summary>
    public static IReadOnlyList<string> ActivitySources { get; } = ["Microsoft.Orleans.Application"];

    /// <summary>The tables of Orleans' providers.</summary>
    public static IReadOnlyList<MigrationSet> Migrations { get; } = [MigrationSet.FromResources("orleans", typeof(NetworkSilo).Assembly, "orleans/sql/")];

    /// <summary>Runs the network's grains in a cluster of which this process is part.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Which cluster it is.</param>
    /// <param name="endpoint">Where the silo listens.</param>
    /// <param name="connectionString">The network's database.</param>
    /// <param name="configure">Sets up more.</param>
    public static void AddNetworkSilo(this IHostApplicationBuilder builder, SiloSettings settings, SiloEndpoint endpoint, string connectionString, Action<ISiloBuilder> configure)
    {
        var database = ProviderConnection.Of(connectionString);
        builder.Services.AddSingleton<ISiloHealth, SiloHealth>();
        builder.Services.AddSingleton<IFatalErrorHandler, SiloEnd>();
        // Hints about the collector at every start, and a first watch that counts from the machine's start.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Services.RequireSiloCertificates(database, settings.Certificates);
        builder.UseOrleans(silo =>
        {
            silo.JoinCluster(settings, endpoint, database).KeepGrainState(database).KeepReminders(database).AddNetworkMessages().RepeatUnservedCalls();
            silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = MaxWaitingCalls);
            configure(silo);
        });
    }
}
