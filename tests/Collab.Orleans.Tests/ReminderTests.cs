using Orleans.Runtime;
using Xunit;

namespace Collab.Orleans.Tests;

public sealed class ReminderTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Probe _probe = fixture.Probe;

    [Fact]
    public async Task A_reminder_ticks_when_due_and_then_in_its_period()
    {
        var grain = Reminded("plain");
        var registered = fixture.Silo.Time.GetUtcNow().UtcDateTime;
        await grain.Register("wake", 5 * Minute, 10 * Minute);

        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("plain", "wake 2"));

        var statuses = await grain.Statuses();
        Assert.All(statuses, status => Assert.Equal((registered + (5 * Minute), 10 * Minute), (status.First, status.Period)));
        Assert.True(statuses[0].Now >= registered + (5 * Minute), $"The first tick came at {statuses[0].Now}.");
        Assert.True(statuses[1].Now >= registered + (15 * Minute), $"The second tick came at {statuses[1].Now}.");
    }

    [Fact]
    public async Task A_reminder_activates_its_grain()
    {
        await Reminded("asleep").Register("wake", 5 * Minute, 10 * Minute);
        await Reminded("asleep").End();
        await _probe.WrittenAsync("asleep", "deactivating");

        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("asleep", "wake 1"));

        Assert.Equal(["active", "deactivating", "active", "wake 1"], _probe.Read("asleep"));
    }

    [Fact]
    public async Task A_grain_finds_its_reminders_by_name_and_all_of_them()
    {
        var grain = Reminded("several");
        await Reminded("another").Register("theirs", 90 * Minute, 90 * Minute);
        await grain.Register("wake", 90 * Minute, 90 * Minute);
        await grain.Register("sleep", 90 * Minute, 90 * Minute);

        Assert.Equal(["sleep", "wake"], await grain.Names());
        Assert.True(await grain.Has("wake"));
        Assert.False(await grain.Has("theirs"));
    }

    [Fact]
    public async Task Registered_anew_a_reminder_has_the_new_times_alone()
    {
        var grain = Reminded("changed");
        await grain.Register("wake", Minute, Minute);
        await grain.Register("wake", 20 * Minute, 30 * Minute);
        var changed = fixture.Silo.Time.GetUtcNow().UtcDateTime;

        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("changed", "wake 1"));

        Assert.Equal(["wake"], await grain.Names());
        Assert.Equal((changed + (20 * Minute), 30 * Minute), ((await grain.Statuses())[0].First, (await grain.Statuses())[0].Period));
    }

    [Fact]
    public async Task Unregistered_a_reminder_comes_no_more_and_once_more_is_no_fault()
    {
        await Reminded("gone").Register("wake", 2 * Minute, Minute);
        await Reminded("there").Register("wake", 2 * Minute, Minute);
        await Reminded("gone").Unregister();
        await Reminded("gone").Unregister();

        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("there", "wake 3"));

        Assert.Equal(["active"], _probe.Read("gone"));
        Assert.Empty(await Reminded("gone").Names());
        await Reminded("there").UnregisterByName("wake");
        Assert.False(await Reminded("there").Has("wake"));
    }

    [Fact]
    public async Task A_tick_that_fails_ends_neither_its_reminder_nor_others()
    {
        _probe.Fail("wake clumsy", 1);
        await Reminded("clumsy").Register("wake", Minute, Minute);
        await Reminded("deft").Register("wake", Minute, Minute);

        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("clumsy", "wake 2"));
        await fixture.Silo.PassUntilAsync(_probe.WrittenAsync("deft", "wake 2"));
    }

    [Fact]
    public async Task A_tick_waits_for_the_call_under_way()
    {
        var grain = Reminded("polite");
        await grain.Register("wake", TimeSpan.Zero, 60 * Minute);
        var call = grain.WaitAt("polite-gate");
        await _probe.ArrivedAsync("polite-gate");
        await Reminded("witness").Register("wake", TimeSpan.Zero, 60 * Minute);
        while (!_probe.HasArrived("witness:wake 1")) await fixture.Silo.PassAsync(TimeSpan.FromSeconds(1));
        _probe.Open("polite-gate");
        await call;
        await _probe.WrittenAsync("polite", "wake 1");

        var diary = _probe.Read("polite");
        Assert.Equal(Array.IndexOf(diary, "begin") + 1, Array.IndexOf(diary, "end"));
    }

    [Fact]
    public async Task What_cannot_be_a_reminder_is_refused()
    {
        var grain = Reminded("refused");

        await Assert.ThrowsAsync<ArgumentException>(() => grain.Register("wake", Minute, TimeSpan.FromSeconds(59)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Register("wake", -Minute, Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Register("wake", Minute, Timeout.InfiniteTimeSpan));
        await Assert.ThrowsAsync<ArgumentNullException>(() => grain.Register(" ", Minute, Minute));
        await Assert.ThrowsAsync<InvalidOperationException>(fixture.Grains.GetGrain<IUnremindableGrain>("plain").Register);
        Assert.Empty(await grain.Names());
    }

    [Fact]
    public async Task A_reminder_registered_anew_meanwhile_is_not_unregistered_by_what_was_known_before()
    {
        var grain = Reminded("stale");
        await grain.Register("wake", 90 * Minute, 90 * Minute);
        await grain.RegisterAndForget("wake", 90 * Minute, 90 * Minute);

        await Assert.ThrowsAsync<ReminderException>(grain.Unregister);
        Assert.True(await grain.Has("wake"));
    }

    private IRemindedGrain Reminded(string key) => fixture.Grains.GetGrain<IRemindedGrain>(key);
}
