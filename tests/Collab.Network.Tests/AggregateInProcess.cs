using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.People;
using Collab.Network.Projects;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Collab.Network.Tests;

/// <summary>One aggregate as one process has it: commands go to its grain, reads to the process's copy.</summary>
/// <param name="services">The process.</param>
/// <param name="aggregate">How the aggregate is kept.</param>
/// <param name="id">Which one.</param>
/// <param name="grain">Its grain.</param>
/// <param name="find">Finds it for a viewer.</param>
sealed class AggregateInProcess<TId, TState, TEvent, TCommand>(
    IServiceProvider services,
    Aggregate<TId, TState, TEvent> aggregate,
    TId id,
    IAggregateGrain<TCommand> grain,
    Func<AggregateCopies, TId, Viewer, ValueTask<TState?>> find)
    where TId : struct, IGuidId<TId>
    where TState : AggregateState
    where TEvent : class
{
    AggregateCopies Copies => services.GetRequiredService<AggregateCopies>();

    IJournal Journal => services.GetRequiredService<IJournal>();

    public Task<Outcome> Decide(TCommand command, CommandContext context) => grain.Decide(command, context);

    public ValueTask<TState?> Read(Viewer viewer) => find(Copies, id, viewer);

    public async Task<TState?> ReadAsOf(Viewer viewer, DateTimeOffset moment)
        => await Read(viewer) is null ? null : (await Copies.FindAsOf<TId, TState>([id], moment))[0];

    public async Task<IReadOnlyList<HistoryEntry>> History(Viewer viewer, int limit)
        => await Read(viewer) is null
            ? []
            : [.. (await Journal.ReadPageBackwards(aggregate.Stream(id), int.MaxValue, limit, CancellationToken.None)).Select(aggregate.Events.Describe)];

    /// <summary>Waits until the process has read the journal to its end.</summary>
    public async Task CatchUp() => await services.GetRequiredService<JournalFollower>().Reached(await Journal.Head(CancellationToken.None), CancellationToken.None);
}

/// <summary>Aggregates as a process has them.</summary>
static class AggregatesInProcess
{
    public static AggregateInProcess<AgencyId, Agency, AgencyEvent, AgencyCommand> Agency(this IServiceProvider services, AgencyId id)
        => new(services, Network.Agencies.Agency.Aggregate, id, services.Grain<IAgencyGrain>(id.Value), (copies, agency, _) => copies.Find<AgencyId, Agency>(agency));

    public static AggregateInProcess<PersonId, Person, PersonEvent, PersonCommand> Person(this IServiceProvider services, PersonId id)
        => new(
            services,
            Network.People.Person.Aggregate,
            id,
            services.Grain<IPersonGrain>(id.Value),
            async (copies, person, viewer) => Network.People.Person.MayBeReadBy(viewer) ? await copies.Find<PersonId, Person>(person) : null);

    public static AggregateInProcess<ProjectId, Project, ProjectEvent, ProjectCommand> Project(this IServiceProvider services, ProjectId id)
        => new(services, Network.Projects.Project.Aggregate, id, services.Grain<IProjectGrain>(id.Value), (copies, project, viewer) => copies.FindProject(project, viewer));

    public static AggregateInProcess<GoalId, Goal, GoalEvent, GoalCommand> Goal(this IServiceProvider services, GoalId id)
        => new(services, Network.Goals.Goal.Aggregate, id, services.Grain<IGoalGrain>(id.Value), (copies, goal, viewer) => copies.FindGoal(goal, viewer));

    public static AggregateInProcess<ProjectId, GoalBoard, GoalBoardEvent, GoalBoardCommand> Board(this IServiceProvider services, ProjectId id)
        => new(services, Network.Goals.GoalBoard.Aggregate, id, services.Grain<IGoalBoardGrain>(id.Value), (copies, board, viewer) => copies.FindGoalBoard(board, viewer));

    /// <summary>A person as a viewer, as the process has them; null when they are not there.</summary>
    public static ValueTask<Viewer?> Viewer(this IServiceProvider services, PersonId person, Language language = Language.Fi)
        => services.GetRequiredService<IViewerSource>().Find(person, language);

    static TGrain Grain<TGrain>(this IServiceProvider services, Guid id)
        where TGrain : IGrainWithGuidKey
        => services.GetRequiredService<IGrainFactory>().GetGrain<TGrain>(id);
}
