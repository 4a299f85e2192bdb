using System.Diagnostics;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>Three processes on one database, of which one does what runs once in the whole network.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    static readonly TimeSpan StatedTime = TimeSpan.FromSeconds(10);

    /// <summary>The stated time, or longer on a machine that was seen to take its time for a start.</summary>
    TimeSpan _within = StatedTime;
    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Another_process_takes_over_within_10_s_when_one_is_paused_or_killed_and_at_once_when_it_stops()
    {
        var starting = Stopwatch.GetTimestamp();
        await using var first = await Start();
        if (Stopwatch.GetElapsedTime(starting) * 4 is var slow && slow > StatedTime) _within = slow;
        var fence = await NextFence(after: 0);
        await using var second = await Start();
        Assert.Equal(fence, await Fence());

        Signals.Pause(first.ProcessId);
        fence = await NextFence(fence);
        await Told(second, $"(number {fence})");

        await using var third = await Start();
        second.Kill();
        fence = await NextFence(fence);

        Signals.Continue(first.ProcessId);
        third.Interrupt();
        await third.Ended();
        await NextFence(fence);
        await Told(first, "could not be kept");
    }

    async Task<GatewayProcess> Start()
    {
        var gateway = GatewayProcess.Start(_database.ConnectionString, "--port", "0", "--empty");
        await gateway.Listening();
        return gateway;
    }

    /// <summary>Waits for the next holder and answers its number.</summary>
    async Task<long> NextFence(long after)
    {
        await Until(async () => await Fence() > after, "Nobody took the lease over");
        return await Fence();
    }

    Task Told(GatewayProcess gateway, string text) =>
        Until(() => Task.FromResult(gateway.Errors.Contains(text, StringComparison.Ordinal)), $"The gateway did not tell that \"{text}\"");

    async Task Until(Func<Task<bool>> isSo, string otherwise)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < _within, $"{otherwise} within {_within.TotalSeconds} s.");
            await Task.Delay(50);
        }
    }

    async Task<long> Fence()
    {
        await using var command = _database.DataSource.CreateCommand(
            "select fence from journal.lease where name = 'command-key-clean-up' and holder is not null");
        return await command.ExecuteScalarAsync() is long fence ? fence : 0;
    }
}
