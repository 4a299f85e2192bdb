using Collab.Journal.Following;
using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Following;

public sealed class LookPaceTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    static readonly JournalOptions Options = new() { FollowAtLeastEvery = TimeSpan.FromMilliseconds(50), FollowAtMostEvery = TimeSpan.FromMilliseconds(100) };

    readonly ManualTimeProvider _clock = new();
    readonly LookPace _pace;

    public LookPaceTests() => _pace = new LookPace(Options, _clock);

    public void Dispose() => _pace.Dispose();

    [Fact]
    public async Task A_look_comes_after_the_longest_time() => await IsDueAfter(100, _pace.Wait(default));

    [Fact]
    public async Task One_that_was_hastened_before_comes_after_the_shortest()
    {
        _pace.Hasten();

        await IsDueAfter(50, _pace.Wait(default));
    }

    [Fact]
    public async Task One_that_is_hastened_meanwhile_does_not_come_before_the_shortest()
    {
        var wait = _pace.Wait(default);
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        _pace.Hasten();
        _pace.Hasten();

        await IsDueAfter(30, wait);
    }

    [Fact]
    public async Task One_that_is_hastened_late_comes_at_once()
    {
        var wait = _pace.Wait(default);
        _clock.Advance(TimeSpan.FromMilliseconds(80));
        Assert.False(wait.IsCompleted);
        _pace.Hasten();

        await wait.WaitAsync(Patience);
    }

    [Fact]
    public async Task Hastening_is_over_with_the_look_that_it_was_for()
    {
        _pace.Hasten();
        await IsDueAfter(50, _pace.Wait(default));

        await IsDueAfter(100, _pace.Wait(default));
    }

    [Fact]
    public async Task Waiting_ends_with_its_token()
    {
        using var stop = new CancellationTokenSource();
        var wait = _pace.Wait(stop.Token);

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
