using System.Reflection;
using Collab.Journal.Migrations;
using Collab.Journal.ReadModels;
using Collab.Journal.Snapshots;
using Collab.Journal.Transfer;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.ExampleNetwork;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.People;
using Collab.Network.Projects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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

    /// <summary>The event-sourced concepts.</summary>
    static readonly IAggregate[] Aggregates =
    [
        AgencyStream.Aggregate,
        PersonStream.Aggregate,
        ProjectStream.Aggregate,
        GoalStream.Aggregate,
        GoalBoardStream.Aggregate,
    ];

    /// <summary>The read tables that can be made anew from the journal.</summary>
    public static IReadOnlyList<IReadModel> ReadModels { get; } =
    [
        ReadModel(AgencyStream.Aggregate),
        ReadModel(PersonStream.Aggregate),
        ReadModel(ProjectStream.Aggregate),
        ReadModel(GoalStream.Aggregate),
    ];

    /// <summary>Refuses imported events that this program cannot read.</summary>
    public static IEventCheck EventCheck { get; } = new EventCheck(Aggregates);

    /// <summary>What an export carries beside the events.</summary>
    public static IReadOnlyList<IExportSection> ExportSections { get; } = [new ProfileProjection(), new SignInProjection(), new TeamBackgroundProjection()];

    /// <summary>
    /// Adds the rooms' services. The host brings the journal, an <see cref="IStreamStore"/>, an <c>NpgsqlDataSource</c>, logging and a silo. Its clock is the system's, unless the host has registered one under <see cref="NetworkClock.Key"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddNetwork(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton(NetworkClock.Key, TimeProvider.System);
        services.TryAddSingleton<IIdSource, TimeOrderedIds>();
        return services
            .AddSingleton<AggregateServices>()
            .AddSingleton<ExampleLoader>()
            .AddSingleton<IFreshness, PollFreshness>()
            .AddSingleton<SnapshotSaver>()
            .AddSingleton<AggregateLoader>()
            .AddSingleton(provider => new AggregateCopies(
                Aggregates, provider.GetRequiredService<AggregateLoader>(), provider.GetRequiredService<IFreshness>(), provider.GetService<CopyOptions>()))
            .AddSingleton<JournalFollower>()
            .AddHostedService(provider => provider.GetRequiredService<JournalFollower>())
            .AddSingleton<PersonScopes>()
            .AddSingleton<IEventSubscriber>(provider => provider.GetRequiredService<PersonScopes>())
            .AddSingleton<IViewerSource, PersonViewers>()
            .AddSingleton<AgencyQueries>()
            .AddSingleton<PersonQueries>()
            .AddSingleton<ProjectQueries>()
            .AddSingleton<HashtagQueries>()
            .AddSingleton<IAccessScopeSource, ProjectScopes>();
    }

    static MigrationSet Room(string name, string folder)
        => MigrationSet.FromResources(name, Assembly.GetExecutingAssembly(), folder + "/sql/");

    static AggregateReadModel<TId, TState, TEvent> ReadModel<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
        => new(aggregate);
}
