using Collab.Journal.Following;
using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Following;

public sealed class PollScheduleTests
{
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(30);

    readonly TestClock _clock = new();
    readonly PollSchedule _schedule;

    public PollScheduleTests() => _schedule = new PollSchedule(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(100), _clock);

    [Fact]
    public async Task A_poll_is_due_after_the_longest_interval() => await IsDueAfter(100, _schedule.Wait(default));

    [Fact]
    public async Task Poll_expedited_earlier_is_due_after_the_shortest_interval()
    {
        _schedule.Expedite();

        await IsDueAfter(50, _schedule.Wait(default));
    }

    [Fact]
    public async Task Expedited_poll_is_not_due_before_the_shortest_interval()
    {
        var wait = _schedule.Wait(default);
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        _schedule.Expedite();
        _schedule.Expedite();

        await IsDueAfter(30, wait);
    }

    [Fact]
    public async Task Late_expedited_poll_is_due_at_once()
    {
        var wait = _schedule.Wait(default);
        _clock.Advance(TimeSpan.FromMilliseconds(80));
        Assert.False(wait.IsCompleted);
        _schedule.Expedite();

        await wait.WaitAsync(WaitTimeout);
    }

    [Fact]
    public async Task Expedite_applies_to_one_poll()
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
        await wait.WaitAsync(WaitTimeout);
    }
}
