using Collab.Journal.Following;
using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Following;

public sealed class PollScheduleTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TestClock _clock = new();
    readonly PollSchedule _schedule;

    public PollScheduleTests() => _schedule = new PollSchedule(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(100), _clock);

    [Fact]
    public async Task A_poll_is_due_after_the_longest_interval() => await IsDueAfter(100, _schedule.Wait(default));

    [Fact]
    public async Task One_that_was_expedited_before_is_due_after_the_shortest()
    {
        _schedule.Expedite();

        await IsDueAfter(50, _schedule.Wait(default));
    }

    [Fact]
    public async Task One_that_is_expedited_meanwhile_is_not_due_before_the_shortest()
    {
        var wait = _schedule.Wait(default);
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        _schedule.Expedite();
        _schedule.Expedite();

        await IsDueAfter(30, wait);
    }

    [Fact]
    public async Task One_that_is_expedited_late_is_due_at_once()
    {
        var wait = _schedule.Wait(default);
        _clock.Advance(TimeSpan.FromMilliseconds(80));
        Assert.False(wait.IsCompleted);
        _schedule.Expedite();

        await wait.WaitAsync(Patience);
    }

    [Fact]
    public async Task Expediting_is_over_with_the_poll_that_it_was_for()
    {
        _schedule.Expedite();
        await IsDueAfter(50, _schedule.Wait(default));

        await IsDueAfter(100, _schedule.Wait(default));
    }

    [Fact]
    public async Task Waiting_ends_with_its_token()
    {
        using var stop = new CancellationTokenSource();
        var wait = _schedule.Wait(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    async Task IsDueAfter(int milliseconds, Task wait)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Assert.False(wait.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await wait.WaitAsync(Patience);
    }
}
