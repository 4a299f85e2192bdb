using System.Threading.Channels;
using Collab.Gateway.Serving;
using Collab.Journal;
using Collab.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Xunit;

namespace Collab.Gateway.Tests.LocalOnly;

/// <summary>Reminders through the gateway as it is put together, on a real database and the real clock.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly string _key = Guid.NewGuid().ToString();
    TestDatabase _database = null!;

    ChannelReader<string> Ticks => GatewayRemindedGrain.TicksOf(_key).Reader;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_reminder_outlives_its_process_and_of_several_processes_one_delivers_each_tick()
    {
        await using (var first = await Running.Start(_database.ConnectionString))
        {
            await first.Grain(_key).Register("wake", 2 * Second);
        }

        Assert.False(Ticks.TryRead(out _));
        await using var second = await Running.Start(_database.ConnectionString);
        await using var third = await Running.Start(_database.ConnectionString);
        Assert.Equal("wake", await Tick());

        await third.Grain(_key).Register("once", TimeSpan.Zero);
        Assert.Equal("once", await Tick());
        await second.Grain(_key).Register("later", 2 * Second);
        Assert.Equal("later", await Tick());
    }

    async Task<string> Tick() => await Ticks.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>A gateway within this process.</summary>
    sealed class Running(Database database, PostgresJournal journal, WebApplication app) : IAsyncDisposable
    {
        public static async Task<Running> Start(string connectionString)
        {
            var settings = GatewaySettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Collab", connectionString)]).Build());
            var database = await Database.Open(settings, "", mayJoin: false, NullLoggerFactory.Instance, default);
            var journal = await PostgresJournal.Open(database.Source);
            var app = GatewayApplication.Build(new ServeOptions(0, null, Empty: true), settings, database, journal, null);
            await app.StartAsync();
            return new Running(database, journal, app);
        }

        public IGatewayRemindedGrain Grain(string key) => app.Services.GetRequiredService<IGrainFactory>().GetGrain<IGatewayRemindedGrain>(key);

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
            await journal.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
