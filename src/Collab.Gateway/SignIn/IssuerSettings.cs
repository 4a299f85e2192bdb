using Collab.Gateway.Commands;
using Collab.Gateway.Serving;

namespace Collab.Gateway.SignIn;

/// <summary>An identity provider whose tokens are believed: one entry of Collab__SignIn__Issuers.</summary>
/// <param name="Issuer">…__Issuer: its name, exactly as the claim iss has it.</param>
/// <param name="Audience">…__Audience: this server, as the claim aud has it.</param>
/// <param name="KeysFile">…__Keys: a file with its public keys (a JWK Set, RFC 7517); null to ask the provider.</param>
/// <param name="Metadata">…__Metadata: where it describes itself (OpenID Connect Discovery); beside the issuer unless set. Null with a file of keys.</param>
/// <param name="Algorithms">…__Algorithms: those that sign, by comma; RS256 and ES256 unless set.</param>
/// <param name="AcceptsPlainJwt">…__PlainJwt: whether a token without the type of access tokens, at+jwt (RFC 9068), will do.</param>
/// <param name="Agency">…__Agency: the slug of the agency to which people belong who come with a token for the first time; null to refuse them.</param>
sealed record IssuerSettings(
    string Issuer, string Audience, string? KeysFile, Uri? Metadata, IReadOnlyList<string> Algorithms, bool AcceptsPlainJwt, string? Agency)
{
    /// <summary>Algorithms with a private and a public key only: with a shared secret, whoever can check a token can make one.</summary>
    static readonly string[] Asymmetric = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    static readonly string[] DefaultAlgorithms = ["RS256", "ES256"];

    /// <exception cref="OperatorException">A setting is missing or wrong.</exception>
    public static IssuerSettings Read(IConfigurationSection section)
    {
        var issuer = Required(section, "Issuer");
        return new IssuerSettings(
            issuer,
            Required(section, "Audience"),
            section["Keys"] is { Length: > 0 } file ? file : null,
            ReadMetadata(section, issuer),
            ReadAlgorithms(section),
            section.Flag("PlainJwt") ?? false,
            section["Agency"] is { Length: > 0 } agency ? agency : null);
    }

    static string Required(IConfigurationSection section, string key) =>
        section[key] is { Length: > 0 } text
            ? text
            : throw new OperatorException($"{section.Variable(key)} is missing: every identity provider needs its Issuer and the Audience of its tokens.");

    static Uri? ReadMetadata(IConfigurationSection section, string issuer)
    {
        if (section["Keys"] is { Length: > 0 })
        {
            return null;
        }

        var text = section["Metadata"] is { Length: > 0 } chosen ? chosen : issuer.TrimEnd('/') + "/.well-known/openid-configuration";
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            return address;
        }

        throw new OperatorException(
            $"{section.Variable("Issuer")} is \"{issuer}\": its keys are asked for by https (http on this machine only). Set {section.Variable("Metadata")}, or {section.Variable("Keys")} to a file of keys.");
    }

    static string[] ReadAlgorithms(IConfigurationSection section)
    {
        string[] algorithms = section["Algorithms"] is { Length: > 0 } text ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : DefaultAlgorithms;
        return algorithms.Except(Asymmetric).FirstOrDefault() is { } wrong
            ? throw new OperatorException($"{section.Variable("Algorithms")} names \"{wrong}\"; accepted are those with a public key: {string.Join(", ", Asymmetric)}.")
            : algorithms;
    }
}
