using Collab.Journal.Reminders;
using Xunit;

namespace Collab.Journal.Tests.Reminders;

public sealed class PostgresRemindersTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    static readonly DateTime Noon = new(2026, 8, 6, 12, 0, 0, DateTimeKind.Utc);
    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    readonly PostgresReminders _reminders = new(fixture.Database.DataSource);
    readonly string _grain = $"note/{Guid.NewGuid():N}";

    [Fact]
    public async Task What_was_written_is_read_by_name_and_with_all_of_its_grain()
    {
        var wake = await _reminders.Write(_grain, "wake", Noon, Week);
        var sleep = await _reminders.Write(_grain, "sleep", Noon.AddHours(8), TimeSpan.FromMinutes(1));
        await _reminders.Write(_grain + "1", "wake", Noon, Week);

        Assert.Equal(new StoredReminder(_grain, "wake", wake.Registration, Noon, Week, Noon), wake);
        Assert.Equal(wake, await _reminders.Read(_grain, "wake"));
        Assert.Equal([sleep, wake], await _reminders.Read(_grain));
        Assert.Null(await _reminders.Read(_grain, "rest"));
    }

    [Fact]
    public async Task Written_anew_it_has_the_new_times_and_what_was_read_before_neither_removes_nor_ticks_it()
    {
        var before = await _reminders.Write(_grain, "wake", Noon, Week);
        var anew = await _reminders.Write(_grain, "wake", Noon, Week * 2);

        Assert.False(await _reminders.Remove(before));
        await _reminders.Ticked(before, Noon + Week);

        Assert.Equal(anew, await _reminders.Read(_grain, "wake"));
        Assert.Equal(Week * 2, anew.Period);
    }

    [Fact]
    public async Task Removed_is_gone_and_removed_twice_is_as_well()
    {
        var reminder = await _reminders.Write(_grain, "wake", Noon, Week);

        Assert.True(await _reminders.Remove(reminder));
        Assert.True(await _reminders.Remove(reminder));

        Assert.Null(await _reminders.Read(_grain, "wake"));
    }

    [Fact]
    public async Task Those_due_come_in_the_order_of_their_time_and_no_more_than_asked_for()
    {
        await fixture.Execute("delete from journal.reminder");
        var later = await _reminders.Write(_grain, "later", Noon.AddSeconds(2), Week);
        var first = await _reminders.Write(_grain, "first", Noon, Week);
        var second = await _reminders.Write(_grain, "second", Noon.AddSeconds(1), Week);

        Assert.Equal([first, second], await _reminders.ReadDue(Noon.AddSeconds(1), 10, default));
        Assert.Equal([first], await _reminders.ReadDue(Noon.AddSeconds(5), 1, default));
        Assert.Equal([first, second, later], await _reminders.ReadDue(Noon.AddSeconds(5), 3, default));
    }

    [Fact]
    public async Task A_tick_counts_once_and_the_next_is_due_later()
    {
        var reminder = await _reminders.Write(_grain, "wake", Noon.AddTicks(3), Week);

        await _reminders.Ticked(reminder, Noon + Week);
        await _reminders.Ticked(reminder, Noon + (3 * Week));

        Assert.Equal(reminder with { NextTick = Noon + Week }, await _reminders.Read(_grain, "wake"));
    }

    [Fact]
    public async Task One_that_would_be_due_after_all_time_never_is()
    {
        var reminder = await _reminders.Write(_grain, "wake", Noon, Week);
        await _reminders.Ticked(reminder, DateTime.MaxValue);

        Assert.Equal(DateTime.MaxValue, (await _reminders.Read(_grain, "wake"))!.NextTick);
    }
}
