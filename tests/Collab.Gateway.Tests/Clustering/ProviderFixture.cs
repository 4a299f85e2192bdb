using System.Net;
using Collab.Gateway.Clustering;
using Collab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Messaging;
using Orleans.Runtime;
using Orleans.Storage;
using Xunit;

namespace Collab.Gateway.Tests.Clustering;

/// <summary>Orleans' ADO.NET providers as the gateway configures them, started on a migrated database without a silo.</summary>
public sealed class ProviderFixture : IAsyncLifetime
{
    public const string Cluster = "collab";

    TestDatabase _database = null!;
    IHost _silo = null!;
    IHost _client = null!;

    public IMembershipTable Membership { get; private set; } = null!;

    public IGatewayListProvider Gateways { get; private set; } = null!;

    public IReminderTable Reminders { get; private set; } = null!;

    /// <summary>Storage that keeps the row of a cleared state, as the gateway configures it.</summary>
    public IGrainStorage Storage { get; private set; } = null!;

    /// <summary>Storage that deletes the row.</summary>
    public IGrainStorage DeletingStorage { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(NetworkSilo.Migrations);
        var database = ProviderConnection.Of(_database.ConnectionString);
        _silo = Silo(database);
        _client = Client(database);
        Membership = _silo.Services.GetRequiredService<IMembershipTable>();
        Gateways = _client.Services.GetRequiredService<IGatewayListProvider>();
        Reminders = _silo.Services.GetRequiredService<IReminderTable>();
        Storage = _silo.Services.GetRequiredKeyedService<IGrainStorage>(GrainState.Storage);
        DeletingStorage = _silo.Services.GetRequiredKeyedService<IGrainStorage>(nameof(DeletingStorage));
        await Membership.InitializeMembershipTableAsync(tryInitTableVersion: true, default);
        await Gateways.InitializeGatewayListProvider();
        await Reminders.StartAsync();
        await Start(Storage);
        await Start(DeletingStorage);
    }

    public async Task DisposeAsync()
    {
        _silo.Dispose();
        _client.Dispose();
        await _database.DisposeAsync();
    }

    public async Task<IReadOnlySet<string>> StatementNames()
    {
        await using var command = _database.DataSource.CreateCommand("select querykey from orleans.orleansquery");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new HashSet<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    public async Task<DateTime> DatabaseTime()
    {
        await using var command = _database.DataSource.CreateCommand("select clock_timestamp()");
        return (DateTime)(await command.ExecuteScalarAsync())!;
    }

    static IHost Silo(string database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.JoinCluster(new SiloSettings(), new SiloEndpoint(IPAddress.Loopback, 1, 0), database).KeepGrainState(database).KeepReminders(database);
            silo.AddAdoNetGrainStorage(nameof(DeletingStorage), options =>
            {
                options.Invariant = ProviderConnection.Invariant;
                options.ConnectionString = database;
                options.DeleteStateOnClear = true;
            });
        });
        return builder.Build();
    }

    static IHost Client(string database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client
            .UseAdoNetClustering(options =>
            {
                options.Invariant = ProviderConnection.Invariant;
                options.ConnectionString = database;
            })
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = Cluster));
        return builder.Build();
    }

    static async Task Start(IGrainStorage storage)
    {
        var lifecycle = new Stages();
        ((ILifecycleParticipant<ISiloLifecycle>)storage).Participate(lifecycle);
        foreach (var observer in lifecycle.Observers) await observer.OnStart(default);
    }

    /// <summary>Starts the participants of a silo lifecycle on request.</summary>
    sealed class Stages : ISiloLifecycle
    {
        public List<ILifecycleObserver> Observers { get; } = [];

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            Observers.Add(observer);
            return new MemoryStream();
        }
    }
}
