using Collab.Journal.Migrations;
using Collab.Journal.ReadModels;
using Collab.Network;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Collab.Silo;

/// <summary>The silo that this build runs: here the one of <c>Collab.Orleans.Local</c>, for one process.</summary>
public static class NetworkSilo
{
    /// <summary>Which silo it is.</summary>
    public static string Flavour => "Local";

    /// <summary>Whose spans its calls are part of: here of none, as they stay in the caller's trace by themselves.</summary>
    public static IReadOnlyList<string> ActivitySources => [];

    /// <summary>The tables it needs beside the network's.</summary>
    public static IReadOnlyList<MigrationSet> Migrations => [];

    /// <summary>Its tables of derived data, which a rebuild empties.</summary>
    public static IReadOnlyList<IReadModel> ReadModels => [];

    /// <summary>Runs the network's grains in this process.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">What the environment says.</param>
    /// <param name="connectionString">The network's database.</param>
    /// <param name="configure">Sets up what is the same in every silo.</param>
    public static void AddNetworkSilo(this IHostApplicationBuilder builder, SiloSettings settings, string connectionString, Action<ISiloBuilder> configure)
    {
        builder.Services.AddSingleton<ISiloHealth, AlwaysThere>();
        builder.AddLoneSilo(checkMessages: false, silo => configure(silo.KeepReminders()));
    }

    /// <summary>Why a silo did not start, in one line, when that can be mended outside of the program; null when it was something else.</summary>
    /// <param name="fault">What its start ended with.</param>
    public static string? Refusal(Exception fault) => null;

    /// <summary>Runs the network's grains in this process, without a cluster whichever the flavour: for tests and measurements.</summary>
    /// <param name="builder">The host, with an <c>ISnapshotStore</c>.</param>
    /// <param name="checkMessages">Whether messages are written and read on their way, where they ever leave a process.</param>
    /// <param name="configure">Sets up more.</param>
    public static void AddLoneSilo(this IHostApplicationBuilder builder, bool checkMessages = true, Action<ISiloBuilder>? configure = null) =>
        builder.UseOrleans(silo =>
        {
            silo.AddSnapshots();
            configure?.Invoke(silo);
        });

    /// <summary>It starts before the first request and stops after the last.</summary>
    sealed class AlwaysThere : ISiloHealth
    {
        public string? Trouble => null;
    }
}
