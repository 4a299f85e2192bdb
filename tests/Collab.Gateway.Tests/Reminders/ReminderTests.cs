using System.Threading.Channels;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests.Reminders;

/// <summary>Reminders through the gateway as it is put together, on a real database and the real clock.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    /// <summary>A period and some more: on a busy machine the tick's own time may pass while no process runs, and Microsoft Orleans goes on with the next.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly string _key = Guid.NewGuid().ToString();
    TestDatabase _database = null!;

    ChannelReader<string> Ticks => GatewayRemindedGrain.TicksOf(_key).Reader;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_reminder_outlives_its_process_and_comes_by_one_of_the_next_ones()
    {
        await using (var first = await RunningGateway.Start(_database.ConnectionString))
        {
            await first.Grain(_key).Register("wake", TimeSpan.FromSeconds(10));
        }

        Assert.False(Ticks.TryRead(out _));
        await using var second = await RunningGateway.Start(_database.ConnectionString);
        await using var third = await RunningGateway.Start(_database.ConnectionString);
        Assert.Equal("wake", await Tick());

        await second.Grain(_key).Register("later", TimeSpan.FromSeconds(2));
        Assert.Equal("later", await Tick());
        Assert.False(Ticks.TryRead(out _));
    }

    async Task<string> Tick() => await Ticks.ReadAsync().AsTask().WaitAsync(Patience);
}
