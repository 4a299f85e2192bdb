namespace Collab.Gateway.SignIn;

/// <summary>The result of a token validation: a subject or a refusal.</summary>
readonly record struct TokenOutcome
{
    /// <summary>The subject of the token; null when refused.</summary>
    public string? Subject { get; private init; }

    /// <summary>The identity provider; null when refused.</summary>
    public IssuerSettings? Issuer { get; private init; }

    /// <summary>The first moment at which the token is no longer valid.</summary>
    public DateTimeOffset End { get; private init; }

    /// <summary>Why the token is refused; null otherwise.</summary>
    public string? Refusal { get; private init; }

    public static TokenOutcome Holds(string subject, IssuerSettings issuer, DateTimeOffset end) => new() { Subject = subject, Issuer = issuer, End = end };

    public static TokenOutcome Refused(string why) => new() { Refusal = why };
}
