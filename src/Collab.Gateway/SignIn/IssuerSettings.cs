using Collab.Gateway.Settings;

namespace Collab.Gateway.SignIn;

/// <summary>A trusted identity provider: one entry of <c>Collab:SignIn:Issuers</c>.</summary>
sealed record IssuerSettings
{
    /// <summary>Asymmetric algorithms only: with a shared secret, whoever can validate a token can create one.</summary>
    public static IReadOnlyList<string> Asymmetric { get; } = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Its name, exactly as in the claim iss.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>This server, as in the claim aud.</summary>
    public string Audience { get; init; } = "";

    /// <summary>A file with its public keys (a JWK Set, RFC 7517); null to fetch them.</summary>
    public string? Keys { get; init; }

    /// <summary>The address of its metadata (OpenID Connect Discovery), by https. The default is below <see cref="Issuer"/>. Not used with <see cref="Keys"/>.</summary>
    public string? Metadata { get; init; }

    /// <summary>The accepted signature algorithms.</summary>
    public CommaList Algorithms { get; init; } = new("RS256", "ES256");

    /// <summary>Whether a token without the type of access tokens, at+jwt (RFC 9068), is accepted.</summary>
    public bool PlainJwt { get; init; }

    /// <summary>The slug of the agency of people who sign in for the first time; null to refuse them.</summary>
    public string? Agency { get; init; }

    /// <summary>Its name for people, on the page where they choose it; null for <see cref="Issuer"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The client that it knows this server's portal by (OpenID Connect Core, 3.1); null when browsers cannot sign in at it.</summary>
    public string? ClientId { get; init; }

    /// <summary>The client's secret; null for a public client.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The address of <see cref="Metadata"/>; null when it is not secure.</summary>
    public Uri? MetadataAddress =>
        Uri.TryCreate(Metadata ?? Issuer.TrimEnd('/') + "/.well-known/openid-configuration", UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : null;
}
