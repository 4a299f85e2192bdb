using System.Reflection;
using Collab.Journal.Migrations;
using Collab.Journal.ReadModels;
using Collab.Network;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Collab.Silo;

/// <summary>The silo that this build runs: here one of Microsoft Orleans, which forms a cluster with others on the same database.</summary>
public static class NetworkSilo
{
    /// <summary>Calls that one grain may have waiting, as in the other flavour.</summary>
    const int MaxWaitingCalls = 10_000;

    /// <summary>Which silo it is.</summary>
    public static string Flavour { get; } =
        $"Microsoft Orleans {typeof(ISiloBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split(' ', '+')[0].TrimEnd('.')}";

    /// <summary>Whose spans carry a trace from a caller to a grain; where nobody listens to them, a trace ends at the call.</summary>
    public static IReadOnlyList<string> ActivitySources { get; } = ["Microsoft.Orleans.Application"];

    /// <summary>The tables it needs beside the network's.</summary>
    public static IReadOnlyList<MigrationSet> Migrations { get; } = [MigrationSet.FromResources("orleans", typeof(NetworkSilo).Assembly, "orleans/sql/")];

    /// <summary>Its tables of derived data, which a rebuild empties.</summary>
    public static IReadOnlyList<IReadModel> ReadModels { get; } = [new SnapshotTable()];

    /// <summary>Runs the network's grains in a cluster of which this process is part.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">What the environment says.</param>
    /// <param name="connectionString">The network's database.</param>
    /// <param name="configure">Sets up what is the same in every silo.</param>
    /// <exception cref="SiloSettingsException">The port that the silo is to listen on is taken.</exception>
    public static void AddNetworkSilo(this IHostApplicationBuilder builder, SiloSettings settings, string connectionString, Action<ISiloBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var database = ProviderConnection.Of(connectionString);
        builder.Services.AddSingleton<ISiloHealth, SiloHealth>();
        // Hints about the collector at every start, and a first watch that counts from the machine's start.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.UseOrleans(silo =>
        {
            silo.JoinCluster(settings, database).KeepSnapshots(database).KeepReminders(database).SendMessages(copy: false).RepeatUnservedCalls();
            silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = MaxWaitingCalls);
            configure(silo);
        });
    }

    /// <summary>Why a silo did not start, in one line, when that can be mended outside of the program; null when it was something else.</summary>
    /// <param name="fault">What its start ended with.</param>
    public static string? Refusal(Exception fault) => Pod.Refusal(fault);

    /// <summary>Runs the network's grains in this process, without a cluster whichever the flavour: for tests and measurements.</summary>
    /// <param name="builder">The host, with an <c>ISnapshotStore</c>.</param>
    /// <param name="checkMessages">Whether messages are written and read on their way, as to another silo, so that tests notice what would not survive it.</param>
    /// <param name="configure">Sets up more.</param>
    public static void AddLoneSilo(this IHostApplicationBuilder builder, bool checkMessages = true, Action<ISiloBuilder>? configure = null)
    {
        LoneClock.Replace(builder.Services);
        builder.UseOrleans(silo =>
        {
            silo.StayAlone().SendMessages(checkMessages).AddSnapshots();
            configure?.Invoke(silo);
        });
    }
}
