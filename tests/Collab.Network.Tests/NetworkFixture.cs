using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.People;
using Collab.Silo;
using Collab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Collab.Network.Tests;

/// <summary>
/// The whole network below its fields, on a real database: a silo with the rooms' grains, and a clock that only tests move.
/// One for a class of tests, which keep apart by agencies and people of their own.
/// </summary>
public sealed class NetworkFixture : IAsyncLifetime
{
    TestDatabase? _database;
    PostgresJournal? _journal;
    IHost? _host;

    public TestDatabase Database => _database!;

    public PostgresJournal Journal => _journal!;

    public ManualTimeProvider Clock { get; } = new();

    public IGrainFactory Grains => Service<IGrainFactory>();

    internal Portal Portal => new(_host!.Services);

    public T Service<T>()
        where T : notnull
        => _host!.Services.GetRequiredService<T>();

    public TId NewId<TId>()
        where TId : struct, IGuidId<TId>
        => Service<IIdSource>().Next<TId>();

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(NetworkServices.Migrations);
        _journal = await _database.OpenJournal();
        _host = await StartSilo(Clock);
    }

    public async Task DisposeAsync()
    {
        await Clock.PassUntil(_host!.StopAsync(), TimeSpan.FromSeconds(1));
        _host.Dispose();
        await _journal!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>A silo on the fixture's database, as one of several processes would be.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="journal">Its journal; null for the fixture's.</param>
    /// <param name="snapshots">Its snapshots; null for the database's.</param>
    public async Task<IHost> StartSilo(TimeProvider clock, IJournal? journal = null, ISnapshotStore? snapshots = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(journal ?? Journal);
        builder.Services.AddSingleton(Database.DataSource);
        builder.Services.AddSingleton(snapshots ?? new PostgresSnapshots(Database.DataSource));
        builder.Services.AddNetwork();
        builder.AddLoneSilo();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>An agency that nobody else uses.</summary>
    public async Task<AgencyId> Agency(string name = "Virasto")
    {
        var id = NewId<AgencyId>();
        var register = new RegisterAgency(Text.Of(name, Language.Fi), AgencyKind.Municipality, null, Slug.From(name, "agency"), false);
        Accepted(await Grains.GetGrain<IAgencyGrain>(id.Value).Decide(register, new CommandContext(Access.Viewer.System)));
        return id;
    }

    /// <summary>Somebody of an agency.</summary>
    public async Task<PersonId> Person(AgencyId agency, params NetworkRole[] roles)
    {
        var id = NewId<PersonId>();
        var register = new RegisterPerson(new Profile("person", "Aino Asiantuntija", null, null), false, [agency], [.. roles]);
        Accepted(await Grains.GetGrain<IPersonGrain>(id.Value).Decide(register, new CommandContext(Access.Viewer.System)));
        return id;
    }

    /// <summary>The person with the tokens that they hold now.</summary>
    public async Task<Viewer> Viewer(PersonId person, Language language = Language.Fi)
        => await Grains.GetGrain<IPersonGrain>(person.Value).AsViewer(language) ?? throw new InvalidOperationException("There is no such person.");

    /// <summary>Somebody of an agency as a viewer.</summary>
    public async Task<Viewer> NewViewer(AgencyId agency, params NetworkRole[] roles) => await Viewer(await Person(agency, roles));

    /// <summary>The outcome, which holds no refusal.</summary>
    public static Outcome Accepted(Outcome outcome)
    {
        Assert.Empty(outcome.Refusals.Select(refusal => $"{refusal.Code} {string.Join('.', refusal.Path)}: {refusal.Message}"));
        return outcome;
    }
}
