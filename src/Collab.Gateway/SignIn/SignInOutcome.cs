using Collab.Network.Access;

namespace Collab.Gateway.SignIn;

/// <summary>The result of a sign-in: a viewer or a refusal.</summary>
readonly record struct SignInOutcome
{
    /// <summary>The viewer; null when refused.</summary>
    public Viewer? Viewer { get; private init; }

    /// <summary>The first moment at which the sign-in is no longer valid; null for one that does not expire.</summary>
    public DateTimeOffset? End { get; private init; }

    /// <summary>Why the sign-in is refused and what to do; null otherwise.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Whether an invalid token is the reason (RFC 6750, 3.1).</summary>
    public bool IsInvalidToken { get; private init; }

    public static SignInOutcome Of(Viewer viewer, DateTimeOffset? end = null) => new() { Viewer = viewer, End = end };

    public static SignInOutcome Refused(string why) => new() { Refusal = why };

    /// <param name="why">The reason, in ASCII and without quotes, because a header carries it.</param>
    public static SignInOutcome InvalidToken(string why) => new() { Refusal = why, IsInvalidToken = true };
}
