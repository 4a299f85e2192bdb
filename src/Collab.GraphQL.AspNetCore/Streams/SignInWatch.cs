using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Tells when a stream's sign-in has ended. That is a moment by the wall clock, which somebody may set, while timers go by a clock that nobody sets; so the
/// wall clock is looked at from time to time, and whoever was woken too early goes on waiting.
/// </summary>
sealed class SignInWatch : IDisposable
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    readonly TimeProvider _clock;
    readonly SignInEnd _end;
    readonly ITimer _timer;

    // Never disposed: the timer's last tick may come after the timer was.
    readonly CancellationTokenSource _ended = new();

    SignInWatch(SignInEnd end, TimeProvider clock)
    {
        _end = end;
        _clock = clock;
        _timer = clock.CreateTimer(static watch => ((SignInWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Look();
    }

    /// <summary>Fires when the sign-in has ended.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Watches a sign-in; null when it does not end by itself.</summary>
    /// <param name="features">What the sign-in has set.</param>
    /// <param name="clock">The clock of its end.</param>
    public static SignInWatch? Begin(RequestFeatures features, TimeProvider clock) => features.Find<SignInEnd>() is { } end ? new SignInWatch(end, clock) : null;

    public void Dispose() => _timer.Dispose();

    void Look()
    {
        var left = _end.At - _clock.GetUtcNow();
        if (left > TimeSpan.Zero)
            _timer.Change(left < LookEvery ? left : LookEvery, Timeout.InfiniteTimeSpan);
        else
            _ended.Cancel();
    }
}
