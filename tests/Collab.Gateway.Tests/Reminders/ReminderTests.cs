using System.Threading.Channels;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests.Reminders;

/// <summary>Reminders of a composed gateway, on a real database and the real clock.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    /// <summary>A period and a margin: a tick may fall into a time without a process, and Orleans continues with the next.</summary>
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(90);

    readonly string _key = Guid.NewGuid().ToString();
    TestDatabase _database = null!;

    ChannelReader<string> Ticks => GatewayRemindedGrain.TicksOf(_key).Reader;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Reminder_outlives_its_process()
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

    async Task<string> Tick() => await Ticks.ReadAsync().AsTask().WaitAsync(WaitTimeout);
}
