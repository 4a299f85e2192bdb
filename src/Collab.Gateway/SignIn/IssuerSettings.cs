using Collab.Gateway.Settings;

namespace Collab.Gateway.SignIn;

/// <summary>An identity provider whose tokens are believed: one entry of <c>Collab:SignIn:Issuers</c>.</summary>
sealed record IssuerSettings
{
    /// <summary>Algorithms with a private and a public key only: with a shared secret, whoever can check a token can make one.</summary>
    public static IReadOnlyList<string> Asymmetric { get; } = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Its name, exactly as the claim iss has it.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>This server, as the claim aud has it.</summary>
    public string Audience { get; init; } = "";

    /// <summary>A file with its public keys (a JWK Set, RFC 7517); null to ask the provider.</summary>
    public string? Keys { get; init; }

    /// <summary>Where it describes itself (OpenID Connect Discovery), by https; below <see cref="Issuer"/> unless set. Of no use with <see cref="Keys"/>.</summary>
    public string? Metadata { get; init; }

    /// <summary>The algorithms that sign.</summary>
    public CommaList Algorithms { get; init; } = new("RS256", "ES256");

    /// <summary>Whether a token without the type of access tokens, at+jwt (RFC 9068), will do.</summary>
    public bool PlainJwt { get; init; }

    /// <summary>The slug of the agency to which people belong who come with a token for the first time; null to refuse them.</summary>
    public string? Agency { get; init; }

    /// <summary>The address of <see cref="Metadata"/>; null when it cannot be asked safely.</summary>
    public Uri? MetadataAddress =>
        Uri.TryCreate(Metadata ?? Issuer.TrimEnd('/') + "/.well-known/openid-configuration", UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : null;
}
