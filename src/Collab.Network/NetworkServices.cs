using Collab.Journal.Migrations;
using Collab.Journal.ReadModels;
using Collab.Journal.Snapshots;
using Collab.Journal.Transfer;
using Collab.Network.ExampleNetwork;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.Kernel.Personal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Collab.Network;

/// <summary>What a host needs to run the modules.</summary>
public static class NetworkServices
{
    static readonly IAggregate[] Aggregates = [.. Modules.All.SelectMany(module => module.Aggregates)];

    /// <summary>The modules' tables, in the order in which they are made.</summary>
    public static IReadOnlyList<MigrationSet> Migrations { get; } = MigrationsOf(Modules.All);

    /// <summary>The read tables that can be made anew from the journal.</summary>
    public static IReadOnlyList<IReadModel> ReadModels { get; } = [.. Aggregates.Select(aggregate => aggregate.ReadModel).OfType<IReadModel>()];

    /// <summary>Refuses imported events that this program cannot read.</summary>
    public static IEventCheck EventCheck { get; } = new EventCheck(Aggregates);

    /// <summary>What an export carries beside the events.</summary>
    public static IReadOnlyList<IExportSection> ExportSections { get; } = [.. Modules.All.SelectMany(module => module.ExportSections)];

    /// <summary>What is kept of people outside the events.</summary>
    internal static IReadOnlyList<IPersonalRows> PersonalRows { get; } = [.. Modules.All.SelectMany(module => module.PersonalRows)];

    /// <summary>The formats of snapshots that this program reads.</summary>
    internal static IReadOnlyList<string> SnapshotFormats { get; } = [.. Aggregates.Select(aggregate => aggregate.SnapshotFormat)];

    /// <summary>
    /// Adds the modules' services. The host brings the journal, an <see cref="IStreamStore"/>, an <c>NpgsqlDataSource</c>, logging and a silo. Its clock is the system's, unless the host has registered one under <see cref="NetworkClock.Key"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddNetwork(this IServiceCollection services) => services.AddNetwork(Modules.All);

    /// <summary>The tables of some modules.</summary>
    internal static IReadOnlyList<MigrationSet> MigrationsOf(IEnumerable<Module> modules) => [.. modules.Select(module => module.Migrations).OfType<MigrationSet>()];

    /// <summary>Adds the services of some modules.</summary>
    internal static IServiceCollection AddNetwork(this IServiceCollection services, IReadOnlyList<Module> modules)
    {
        IAggregate[] aggregates = [.. modules.SelectMany(module => module.Aggregates)];
        services.TryAddKeyedSingleton(NetworkClock.Key, TimeProvider.System);
        services.TryAddSingleton<IIdSource, TimeOrderedIds>();
        services
            .AddSingleton<AggregateServices>()
            .AddSingleton<ExampleLoader>()
            .AddSingleton<IFreshness, PollFreshness>()
            .AddSingleton<SnapshotSaver>()
            .AddSingleton<AggregateLoader>()
            .AddSingleton(provider => new AggregateCopies(
                aggregates, provider.GetRequiredService<AggregateLoader>(), provider.GetRequiredService<IFreshness>(), provider.GetService<CopyOptions>()))
            .AddSingleton<JournalFollower>()
            .AddHostedService(provider => provider.GetRequiredService<JournalFollower>());
        foreach (var module in modules)
        {
            module.AddServices(services);
        }

        return services;
    }
}
