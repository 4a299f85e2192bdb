using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.People;
using Collab.Network.Projects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.Network.Tests.Following;

/// <summary>One of several processes on the fixture's database: silo, journal and follower of its own.</summary>
sealed class NetworkProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly PostgresJournal _journal;
    readonly IHost _host;

    NetworkProcess(PostgresJournal journal, WatchedJournal watched, IHost host)
    {
        _journal = journal;
        _host = host;
        Journal = watched;
    }

    public WatchedJournal Journal { get; }

    public JournalFollower Follower => _host.Services.GetRequiredService<JournalFollower>();

    public IServiceProvider Services => _host.Services;

    public Portal Portal => new(_host.Services);

    public static async Task<NetworkProcess> Start(NetworkFixture network, bool isBehind = false)
    {
        var journal = await network.Database.OpenJournal();
        var watched = new WatchedJournal(journal, new PostgresStreamStore(network.Database.DataSource)) { IsBehind = isBehind };
        return new NetworkProcess(journal, watched, await network.StartSilo(network.Clock, watched));
    }

    public AggregateInProcess<AgencyId, Agency, AgencyEvent, AgencyCommand> Agency(AgencyId id) => Services.Agency(id);

    public AggregateInProcess<PersonId, Person, PersonEvent, PersonCommand> Person(PersonId id) => Services.Person(id);

    public AggregateInProcess<ProjectId, Project, ProjectEvent, ProjectCommand> Project(ProjectId id) => Services.Project(id);

    public AggregateInProcess<GoalId, Goal, GoalEvent, GoalCommand> Goal(GoalId id) => Services.Goal(id);

    public AggregateInProcess<ProjectId, GoalBoard, GoalBoardEvent, GoalBoardCommand> Board(ProjectId id) => Services.Board(id);

    public ValueTask<Viewer?> Viewer(PersonId id) => Services.Viewer(id);

    /// <summary>Waits until this process has read of a change.</summary>
    public Task Reached(Outcome outcome) => Follower.Reached(outcome.Position!.Value, CancellationToken.None).WaitAsync(Patience);

    public Task Stop() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _host.Dispose();
        await _journal.DisposeAsync();
    }
}
