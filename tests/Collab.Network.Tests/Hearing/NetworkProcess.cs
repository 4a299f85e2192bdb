using Collab.Journal;
using Collab.Network.Agencies;
using Collab.Network.Changes;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.People;
using Collab.Network.Projects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Collab.Network.Tests.Hearing;

/// <summary>One of several processes on the fixture's database: silo, journal and ear of its own.</summary>
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

    public ActiveAggregates Active => _host.Services.GetRequiredService<ActiveAggregates>();

    public ChangeFeed Changes => _host.Services.GetRequiredService<ChangeFeed>();

    public Portal Portal => new(_host.Services);

    IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<NetworkProcess> Start(NetworkFixture network, bool isDeaf = false)
    {
        var journal = await network.Database.OpenJournal();
        var watched = new WatchedJournal(journal) { IsDeaf = isDeaf };
        return new NetworkProcess(journal, watched, await network.StartSilo(network.Clock, watched));
    }

    public IProjectGrain Project(ProjectId id) => Grains.GetGrain<IProjectGrain>(id.Value);

    public IGoalGrain Goal(GoalId id) => Grains.GetGrain<IGoalGrain>(id.Value);

    public IGoalBoardGrain Board(ProjectId id) => Grains.GetGrain<IGoalBoardGrain>(id.Value);

    public IAgencyGrain Agency(AgencyId id) => Grains.GetGrain<IAgencyGrain>(id.Value);

    public IPersonGrain Person(PersonId id) => Grains.GetGrain<IPersonGrain>(id.Value);

    /// <summary>Waits until this process has heard of a change.</summary>
    public Task Heard(Outcome outcome) => Changes.Heard(outcome.Position!.Value).WaitAsync(Patience);

    public Task Stop() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _host.Dispose();
        await _journal.DisposeAsync();
    }
}
