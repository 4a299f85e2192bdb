using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Signals the expiry of a stream's sign-in. The expiry is a wall-clock time, and the wall clock can be set, while timers use monotonic time. So the wall clock is
/// checked from time to time.
/// </summary>
sealed class SignInWatch : IDisposable
{
    static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(10);

    readonly TimeProvider _clock;
    readonly SignInEnd _end;
    readonly ITimer _timer;

    // Never disposed: the last timer callback may run after the timer was disposed.
    readonly CancellationTokenSource _ended = new();

    SignInWatch(SignInEnd end, TimeProvider clock)
    {
        _end = end;
        _clock = clock;
        _timer = clock.CreateTimer(static watch => ((SignInWatch)watch!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Check();
    }

    /// <summary>Cancelled when the sign-in has expired.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Watches a sign-in; null when it does not expire.</summary>
    /// <param name="features">The features of the request.</param>
    /// <param name="clock">The clock of the expiry.</param>
    public static SignInWatch? Begin(RequestFeatures features, TimeProvider clock) => features.Find<SignInEnd>() is { } end ? new SignInWatch(end, clock) : null;

    public void Dispose() => _timer.Dispose();

    void Check()
    {
        var left = _end.At - _clock.GetUtcNow();
        if (left > TimeSpan.Zero)
            _timer.Change(left < CheckInterval ? left : CheckInterval, Timeout.InfiniteTimeSpan);
        else
            _ended.Cancel();
    }
}
