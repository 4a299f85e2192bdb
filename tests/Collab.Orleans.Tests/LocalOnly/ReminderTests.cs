using Collab.Orleans.Local;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Xunit;

namespace Collab.Orleans.Tests.LocalOnly;

/// <summary>How reminders outlive the process that delivers them, which Microsoft Orleans promises less of.</summary>
public sealed class ReminderTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Ticks_missed_while_no_process_ran_come_as_one_and_the_next_on_the_old_grid()
    {
        var storage = await Registered("late", 10 * Minute, 10 * Minute);

        await using var silo = await OnStorage(storage);
        var began = silo.Time.GetUtcNow().UtcDateTime;
        silo.Time.Jump(began + (35 * Minute));
        await silo.PassUntilAsync(silo.Probe.WrittenAsync("late", "wake 1"), TimeSpan.FromSeconds(1));
        await silo.PassUntilAsync(silo.Probe.WrittenAsync("late", "wake 2"));

        var statuses = await silo.Grains.GetGrain<IRemindedGrain>("late").Statuses();
        Assert.Equal(2, statuses.Length);
        Assert.All(statuses, status => Assert.Equal(began + (10 * Minute), status.First));
        Assert.InRange(statuses[0].Now, began + (35 * Minute), began + (39 * Minute));
        Assert.True(statuses[1].Now >= began + (40 * Minute), $"The second tick came at {statuses[1].Now}.");
    }

    [Fact]
    public async Task A_tick_that_had_begun_when_its_process_ended_comes_again_in_the_next()
    {
        await using var first = await TestSilo.StartAsync();
        var storage = first.Services.GetRequiredService<IReminderStorage>();
        await first.Grains.GetGrain<IRemindedGrain>("cut").Register("wake", Minute, 10 * Minute);
        first.Probe.Close("wake cut");
        await first.PassUntilAsync(first.Probe.ArrivedAsync("wake cut"));

        await using var second = await OnStorage(storage);
        await second.PassUntilAsync(second.Probe.WrittenAsync("cut", "wake 1"));

        Assert.Equal(["active", "wake 1"], first.Probe.Read("cut"));
        first.Probe.Open("wake cut");
    }

    [Fact]
    public async Task A_tick_that_a_stopped_silo_refuses_is_left_to_the_next_process()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Grains.GetGrain<IRemindedGrain>("refused").Register("wake", TimeSpan.Zero, 10 * Minute);
        await silo.StopAsync();

        using var stop = new CancellationTokenSource();
        var delivering = silo.Services.GetRequiredService<ReminderDelivery>().Run(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivering);

        var due = Assert.Single(await silo.Services.GetRequiredService<IReminderStorage>().ReadDue(DateTime.MaxValue, 10, default));
        Assert.Equal(due.FirstTick, due.NextTick);
        Assert.DoesNotContain("wake 1", silo.Probe.Read("refused"));
    }

    [Fact]
    public async Task A_storage_that_fails_is_asked_again()
    {
        var storage = new ShakyStorage(await Registered("shaken", Minute, 10 * Minute)) { FailuresLeft = 3 };

        await using var silo = await OnStorage(storage);
        await silo.PassUntilAsync(silo.Probe.WrittenAsync("shaken", "wake 1"));

        Assert.Equal(0, storage.FailuresLeft);
    }

    [Fact]
    public async Task More_than_a_page_of_reminders_that_are_due_are_all_delivered()
    {
        const int Many = 450;
        await using var first = await TestSilo.StartAsync();
        for (var i = 0; i < Many; i++) await first.Grains.GetGrain<IRemindedGrain>($"one-{i}").Register("wake", Minute, 10 * Minute);

        await using var silo = await OnStorage(first.Services.GetRequiredService<IReminderStorage>());
        await silo.PassUntilAsync(Task.WhenAll(Enumerable.Range(0, Many).Select(i => silo.Probe.WrittenAsync($"one-{i}", "wake 1"))));
    }

    private static async Task<IReminderStorage> Registered(string key, TimeSpan due, TimeSpan period)
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Grains.GetGrain<IRemindedGrain>(key).Register("wake", due, period);
        return silo.Services.GetRequiredService<IReminderStorage>();
    }

    private static Task<TestSilo> OnStorage(IReminderStorage storage) => TestSilo.StartAsync(builder => builder.Services.AddSingleton(storage));

    private sealed class ShakyStorage(IReminderStorage storage) : IReminderStorage
    {
        public int FailuresLeft { get; set; }

        public Task<ReminderRecord> Write(GrainId grain, string name, DateTime firstTick, TimeSpan period) => storage.Write(grain, name, firstTick, period);

        public Task<bool> Remove(ReminderRecord reminder) => storage.Remove(reminder);

        public Task<ReminderRecord?> Read(GrainId grain, string name) => storage.Read(grain, name);

        public Task<IReadOnlyList<ReminderRecord>> Read(GrainId grain) => storage.Read(grain);

        public Task<IReadOnlyList<ReminderRecord>> ReadDue(DateTime now, int limit, CancellationToken cancellationToken) =>
            FailuresLeft > 0 && FailuresLeft-- > 0 ? throw new IOException("It failed as planned.") : storage.ReadDue(now, limit, cancellationToken);

        public Task Ticked(ReminderRecord reminder, DateTime nextTick) => storage.Ticked(reminder, nextTick);
    }
}
