namespace Collab.Gateway.SignIn;

/// <summary>What a token's check came to: whom it names, or why it does not hold.</summary>
readonly record struct TokenOutcome
{
    /// <summary>The identity provider's name for the person; null when the token does not hold.</summary>
    public string? Subject { get; private init; }

    /// <summary>The identity provider; null when the token does not hold.</summary>
    public IssuerSettings? Issuer { get; private init; }

    /// <summary>The first moment at which it does not hold any more.</summary>
    public DateTimeOffset End { get; private init; }

    /// <summary>Why it does not hold; null when it does.</summary>
    public string? Refusal { get; private init; }

    public static TokenOutcome Holds(string subject, IssuerSettings issuer, DateTimeOffset end) => new() { Subject = subject, Issuer = issuer, End = end };

    public static TokenOutcome Refused(string why) => new() { Refusal = why };
}
