using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Collab.Testing;

/// <summary>An identity provider for tests that can also create invalid tokens.</summary>
public sealed class TestIssuer : IDisposable
{
    const int KeyBits = 2048;

    readonly RSA _rsa = RSA.Create(KeyBits);
    readonly ECDsa _ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    readonly string _keyName;

    public TestIssuer(string name, string keyName = "1") => (Name, _keyName) = (name, keyName);

    public string Name { get; }

    /// <summary>The RSA public key, as a JWK.</summary>
    public JsonObject PublicRsa => new()
    {
        ["kty"] = "RSA",
        ["kid"] = "rsa-" + _keyName,
        ["use"] = "sig",
        ["n"] = Url(_rsa.ExportParameters(false).Modulus!),
        ["e"] = Url(_rsa.ExportParameters(false).Exponent!),
    };

    /// <summary>Its public keys, as a JWK Set.</summary>
    public string Keys
    {
        get
        {
            var point = _ecdsa.ExportParameters(false).Q;
            var elliptic = new JsonObject { ["kty"] = "EC", ["kid"] = "ec-" + _keyName, ["crv"] = "P-256", ["x"] = Url(point.X!), ["y"] = Url(point.Y!) };
            return new JsonObject { ["keys"] = new JsonArray(PublicRsa, elliptic) }.ToJsonString();
        }
    }

    /// <summary>The RSA public key in the forms that a vulnerable server could use as a shared secret.</summary>
    public IEnumerable<byte[]> PublicAsSecrets =>
    [
        Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()),
        Encoding.ASCII.GetBytes(_rsa.ExportRSAPublicKeyPem()),
        _rsa.ExportSubjectPublicKeyInfo(),
        _rsa.ExportParameters(false).Modulus!,
        Encoding.UTF8.GetBytes(Keys),
        [],
    ];

    /// <summary>The header of a valid token.</summary>
    public JsonObject Header(string algorithm = "RS256") => new() { ["alg"] = algorithm, ["typ"] = "at+jwt", ["kid"] = (algorithm[0] == 'E' ? "ec-" : "rsa-") + _keyName };

    /// <summary>The claims of a valid token.</summary>
    public JsonObject Claims(string subject, DateTimeOffset? now = null)
    {
        var issued = (now ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = Name,
            ["aud"] = Audience,
            ["sub"] = subject,
            ["iat"] = issued,
            ["nbf"] = issued,
            ["exp"] = issued + 600,
            ["jti"] = Guid.NewGuid().ToString(),
            ["client_id"] = "portal",
        };
    }

    /// <summary>The audience of valid tokens.</summary>
    public const string Audience = "https://collab.example";

    /// <summary>A valid token, with optional changes.</summary>
    public string Token(string subject, Action<JsonObject>? claims = null, Action<JsonObject>? header = null, string algorithm = "RS256")
    {
        var (first, second) = (Header(algorithm), Claims(subject));
        header?.Invoke(first);
        claims?.Invoke(second);
        return Sign(first, second.ToJsonString());
    }

    /// <summary>Signs any content with the key for the algorithm.</summary>
    public string Sign(JsonObject header, string payload)
    {
        var signed = Encode(header.ToJsonString()) + "." + Encode(payload);
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = header["alg"]?.GetValue<string>() switch
        {
            "ES256" => _ecdsa.SignData(bytes, HashAlgorithmName.SHA256),
            "PS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "RS512" => _rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            _ => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return signed + "." + Url(signature);
    }

    public string Hmac(byte[] secret, string subject)
    {
        var signed = Encode(Header("HS256").ToJsonString()) + "." + Encode(Claims(subject).ToJsonString());
        return signed + "." + Url(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)));
    }

    public static string Encode(string text) => Url(Encoding.UTF8.GetBytes(text));

    public static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    public void Dispose()
    {
        _rsa.Dispose();
        _ecdsa.Dispose();
    }
}
