namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// The expiry of a sign-in, such as a token's. The host sets it on the request's features. Streams end then: a WebSocket is closed with 4403, an event stream ends with
/// <c>UNAUTHENTICATED</c>. When the wall clock is set past it, this is noticed within ten seconds.
/// </summary>
/// <param name="At">The first moment at which it is no longer valid, by <see cref="SubscriptionOptions.Clock"/>.</param>
public sealed record SignInEnd(DateTimeOffset At);
