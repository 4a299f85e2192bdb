using System.Reflection;
using Collab.Journal.Migrations;
using Collab.Journal.ReadModels;
using Collab.Journal.Snapshots;
using Collab.Journal.Transfer;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Changes;
using Collab.Network.ExampleNetwork;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Storage;
using Collab.Network.People;
using Collab.Network.Projects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Collab.Network;

/// <summary>What a host needs to run the rooms. A room is added here by its lines.</summary>
public static class NetworkServices
{
    /// <summary>The rooms' tables, in the order in which they are made.</summary>
    public static IReadOnlyList<MigrationSet> Migrations { get; } =
    [
        Room("network", "Kernel"),
        Room("agencies", "Agencies"),
        Room("people", "People"),
        Room("projects", "Projects"),
        Room("goals", "Goals"),
    ];

    /// <summary>The read tables that can be made anew from the journal.</summary>
    public static IReadOnlyList<IReadModel> ReadModels { get; } =
    [
        ReadModel(AgencyStream.Aggregate),
        ReadModel(PersonStream.Aggregate),
        ReadModel(ProjectStream.Aggregate),
        ReadModel(GoalStream.Aggregate),
    ];

    /// <summary>What an export carries beside the events.</summary>
    public static IReadOnlyList<IExportSection> ExportSections { get; } = [new ProfileProjection(), new SignInProjection(), new TeamBackgroundProjection()];

    /// <summary>
    /// Adds the rooms' services. The host brings the journal, an <c>NpgsqlDataSource</c> and logging, and adds its silo afterwards: grains may only be called once
    /// this process hears what others write. Its clock is the system's, unless the host has registered one under <see cref="NetworkClock.Key"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddNetwork(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton(NetworkClock.Key, TimeProvider.System);
        services.TryAddSingleton<IIdSource, TimeOrderedIds>();
        return services
            .AddSingleton<AggregateServices>()
            .AddSingleton<ExampleLoader>()
            .AddSingleton<ActiveAggregates>()
            .AddSingleton<ChangeFeed>()
            .AddSingleton<IHearing>(provider => provider.GetRequiredService<ChangeFeed>())
            .AddHostedService(provider => provider.GetRequiredService<ChangeFeed>())
            .AddSingleton<IEventHearer, AccessCacheInvalidator>()
            .AddSingleton<IViewerSource, PersonViewers>()
            .AddSingleton<AgencyQueries>()
            .AddSingleton<PersonQueries>()
            .AddSingleton<ProjectQueries>()
            .AddSingleton<IAccessScopeSource>(provider => provider.GetRequiredService<ProjectQueries>());
    }

    /// <summary>Keeps the grains' snapshots, which a grain does without when the database does not give them.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="storage">Where they are kept; null for beside the journal.</param>
    public static ISiloBuilder AddSnapshots(this ISiloBuilder silo, Func<IServiceProvider, IGrainStorage>? storage = null)
        => silo.ConfigureServices(services => services.AddGrainStorage(
            SnapshotStorage.Name,
            (provider, _) => new SnapshotOrNone(storage?.Invoke(provider) ?? new SnapshotGrainStorage(provider.GetRequiredService<ISnapshotStore>()))));

    static MigrationSet Room(string name, string folder)
        => MigrationSet.FromResources(name, Assembly.GetExecutingAssembly(), folder + "/sql/");

    static AggregateReadModel<TId, TState, TEvent> ReadModel<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
        => new(aggregate);
}
