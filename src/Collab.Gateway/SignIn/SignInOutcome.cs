using Collab.Network.Access;

namespace Collab.Gateway.SignIn;

/// <summary>What a sign-in came to: a viewer, or why it does not hold.</summary>
readonly record struct SignInOutcome
{
    /// <summary>Who looks; null when the sign-in does not hold.</summary>
    public Viewer? Viewer { get; private init; }

    /// <summary>The first moment at which the sign-in does not hold any more; null for one without an end.</summary>
    public DateTimeOffset? End { get; private init; }

    /// <summary>Why the sign-in does not hold and what to do; null when it holds.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Whether it was a token that does not hold (RFC 6750, 3.1).</summary>
    public bool IsInvalidToken { get; private init; }

    public static SignInOutcome Of(Viewer viewer, DateTimeOffset? end = null) => new() { Viewer = viewer, End = end };

    public static SignInOutcome Refused(string why) => new() { Refusal = why };

    /// <param name="why">Why, in ASCII and without quotes: a header carries it too.</param>
    public static SignInOutcome InvalidToken(string why) => new() { Refusal = why, IsInvalidToken = true };
}
