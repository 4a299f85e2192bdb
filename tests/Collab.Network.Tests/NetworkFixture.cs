using System.Collections.Concurrent;
using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Messages;
using Collab.Network.People;
using Collab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.TestingHost;

namespace Collab.Network.Tests;

/// <summary>
/// The whole network below its fields, on a real database: a silo with the modules' grains, and a clock that only tests move.
/// One for a class of tests, which keep apart by agencies and people of their own.
/// </summary>
public class NetworkFixture : IAsyncLifetime
{
    TestDatabase? _database;
    PostgresJournal? _journal;
    IHost? _host;
    readonly ConcurrentBag<InProcessTestCluster> _clusters = [];

    public TestDatabase Database => _database!;

    public PostgresJournal Journal => _journal!;

    public TestClock Clock { get; } = new();

    public IGrainFactory Grains => Service<IGrainFactory>();

    /// <summary>The services of the fixture's own process.</summary>
    public IServiceProvider Services => _host!.Services;

    internal Portal Portal => new(_host!.Services, Modules);

    /// <summary>The modules that the network has.</summary>
    internal virtual IReadOnlyList<Module> Modules => Network.Modules.All;

    public T Service<T>()
        where T : notnull
        => _host!.Services.GetRequiredService<T>();

    public TId NewId<TId>()
        where TId : struct, IGuidId<TId>
        => Service<IIdSource>().Next<TId>();

    public virtual async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(NetworkServices.MigrationsOf(Modules));
        _journal = await _database.OpenJournal();
        _host = await StartSilo(Clock);
    }

    public async Task DisposeAsync()
    {
        foreach (var cluster in _clusters)
        {
            await cluster.StopAllSilosAsync();
            await cluster.DisposeAsync();
        }

        await _journal!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>A cluster of one silo on the fixture's database, apart from every other: as a process is that does not know yet that it counts as dead.</summary>
    /// <param name="clock">The network's clock in it.</param>
    /// <param name="journal">Its journal; null for the fixture's.</param>
    public async Task<IHost> StartSilo(TimeProvider clock, IJournal? journal = null)
        => (await StartCluster(1, clock, journal)).Silos[0].SiloHost;

    /// <summary>A cluster on the fixture's database.</summary>
    /// <param name="silos">How many silos it has.</param>
    /// <param name="clock">The network's clock in them.</param>
    /// <param name="journal">Their journal; null for the fixture's.</param>
    public async Task<InProcessTestCluster> StartCluster(short silos, TimeProvider clock, IJournal? journal = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.Options.InitializeClientOnDeploy = false;
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Logging.SetMinimumLevel(LogLevel.Warning);
            host.Services.AddKeyedSingleton(NetworkClock.Key, clock);
            host.Services.AddSingleton(journal ?? Journal);
            host.Services.AddSingleton(Database.DataSource);
            host.Services.AddSingleton<IStreamStore>((journal as IStreamStore) ?? new PostgresStreamStore(Database.DataSource));
            host.Services.AddNetwork(Modules);
        });
        builder.ConfigureSilo((_, silo) => silo.AddNetworkMessages(copy: true));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        _clusters.Add(cluster);
        return cluster;
    }

    /// <summary>An agency that nobody else uses.</summary>
    public async Task<AgencyId> Agency(string name = "Virasto")
    {
        var id = NewId<AgencyId>();
        var register = new RegisterAgency(Text.Of(name, Language.Fi)!, AgencyKind.Municipality, null);
        Accepted(await Grains.GetGrain<IAgencyGrain>(id.Value).Decide(register, new CommandContext(Access.Viewer.System)));
        return id;
    }

    /// <summary>Somebody of an agency.</summary>
    public async Task<PersonId> Person(AgencyId agency, params NetworkRole[] roles)
    {
        var id = NewId<PersonId>();
        var register = new RegisterPerson("Aino Asiantuntija", null, null, null, [agency], [.. roles]);
        Accepted(await Grains.GetGrain<IPersonGrain>(id.Value).Decide(register, new CommandContext(Access.Viewer.System)));
        return id;
    }

    /// <summary>The person with the tokens that they hold now.</summary>
    public async Task<Viewer> Viewer(PersonId person, Language language = Language.Fi)
        => await Services.Viewer(person, language) ?? throw new InvalidOperationException("There is no such person.");

    /// <summary>Somebody of an agency as a viewer.</summary>
    public async Task<Viewer> NewViewer(AgencyId agency, params NetworkRole[] roles) => await Viewer(await Person(agency, roles));

    /// <summary>The outcome, which holds no refusal.</summary>
    public static Outcome Accepted(Outcome outcome)
    {
        Assert.Empty(outcome.Refusals.Select(refusal => $"{refusal.Code} {string.Join('.', refusal.Path)}: {refusal.Message}"));
        return outcome;
    }
}
