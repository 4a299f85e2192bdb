namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Until when a sign-in holds, such as a token's expiry. Whoever signs requests in sets it on the request's features; what streams ends then: a
/// WebSocket is closed with 4403, an event stream ends with <c>UNAUTHENTICATED</c>.
/// </summary>
/// <param name="At">The first moment at which it does not hold any more.</param>
public sealed record SignInEnd(DateTimeOffset At)
{
    /// <summary>The time left, which is not negative and no longer than a timer takes.</summary>
    internal TimeSpan Left(TimeProvider clock)
    {
        var left = At - clock.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest;
    }

    static readonly TimeSpan Longest = TimeSpan.FromDays(40);
}
