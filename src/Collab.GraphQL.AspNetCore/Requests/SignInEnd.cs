namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Until when a sign-in holds, such as a token's expiry. Whoever signs requests in sets it on the request's features; what streams ends then: a
/// WebSocket is closed with 4403, an event stream ends with <c>UNAUTHENTICATED</c>. When somebody sets the wall clock past it, that is noticed within
/// ten seconds.
/// </summary>
/// <param name="At">The first moment at which it does not hold any more, by <see cref="SubscriptionOptions.Clock"/>.</param>
public sealed record SignInEnd(DateTimeOffset At);
