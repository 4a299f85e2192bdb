using System.Text.Json.Nodes;
using Collab.Testing;

namespace Collab.Gateway.Tests.SignIn;

/// <summary>Invalid tokens by name. Each names the subject of a person who can sign in.</summary>
static class BadTokens
{
    public static IReadOnlyDictionary<string, string> Of(TestIssuer issuer, TestIssuer otherTrusted, string subject, Uri attackersServer)
    {
        using var stranger = new TestIssuer(issuer.Name);
        var good = issuer.Token(subject);
        var parts = good.Split('.');
        var tokens = new Dictionary<string, string>
        {
            ["signed by a stranger"] = stranger.Token(subject),
            ["signed by a stranger by ES256"] = stranger.Token(subject, algorithm: "ES256"),
            ["signed by another trusted issuer"] = otherTrusted.Sign(issuer.Header(), issuer.Claims(subject).ToJsonString()),
            ["algorithm that is not accepted"] = issuer.Token(subject, algorithm: "PS256"),
            ["RS512, not accepted either"] = issuer.Token(subject, algorithm: "RS512"),
            ["header says ES256, key is RSA"] = Reheaded(issuer, parts, header => header["alg"] = "ES256"),
            ["zero ES256 signature"] = $"{TestIssuer.Encode(issuer.Header("ES256").ToJsonString())}.{parts[1]}.{TestIssuer.Url(new byte[64])}",
            ["no algorithm"] = issuer.Token(subject, header: header => header.Remove("alg")),

            ["expired"] = issuer.Token(subject, claims => claims["exp"] = Seconds(-31)),
            ["expired long ago"] = issuer.Token(subject, claims => claims["exp"] = 1),
            ["without expiry"] = issuer.Token(subject, claims => claims.Remove("exp")),
            ["expiry that is a text"] = issuer.Token(subject, claims => claims["exp"] = "never"),
            ["expiry before all time"] = issuer.Token(subject, claims => claims["exp"] = long.MinValue),
            ["early"] = issuer.Token(subject, claims => claims["nbf"] = Seconds(90)),
            ["issued in the future"] = issuer.Token(subject, claims => claims["iat"] = Seconds(90)),

            ["issuer that is not trusted"] = issuer.Token(subject, claims => claims["iss"] = "https://elsewhere.example"),
            ["issuer with a slash more"] = issuer.Token(subject, claims => claims["iss"] = issuer.Name + "/"),
            ["issuer in capitals"] = issuer.Token(subject, claims => claims["iss"] = issuer.Name.ToUpperInvariant()),
            ["another trusted issuer's name"] = issuer.Token(subject, claims => claims["iss"] = otherTrusted.Name),
            ["no issuer"] = issuer.Token(subject, claims => claims.Remove("iss")),
            ["list of issuers"] = issuer.Token(subject, claims => claims["iss"] = new JsonArray(issuer.Name, "https://elsewhere.example")),
            ["another audience"] = issuer.Token(subject, claims => claims["aud"] = "https://elsewhere.example"),
            ["audience that begins like ours"] = issuer.Token(subject, claims => claims["aud"] = TestIssuer.Audience + ".elsewhere.example"),
            ["no audience"] = issuer.Token(subject, claims => claims.Remove("aud")),
            ["no subject"] = issuer.Token(subject, claims => claims.Remove("sub")),
            ["empty subject"] = issuer.Token(""),
            ["subject that is a number"] = issuer.Token(subject, claims => claims["sub"] = 42),
            ["subject of 300 letters"] = issuer.Token(new string('s', 300)),
            ["subject linked to nobody"] = issuer.Token("nobody-of-this-name"),

            ["an ID token"] = issuer.Token(subject, header: header => header["typ"] = "JWT"),
            ["a log-out token"] = issuer.Token(subject, header: header => header["typ"] = "logout+jwt"),
            ["no type"] = issuer.Token(subject, header: header => header.Remove("typ")),
            ["extensions that must be understood"] = issuer.Token(subject, header: header => (header["crit"], header["exp"]) = (new JsonArray("exp"), 1)),

            ["own key in the header"] = stranger.Token(subject, header: header => header["jwk"] = stranger.PublicRsa),
            ["key fetched from the attacker (jku)"] = stranger.Token(subject, header: header => (header["kid"], header["jku"]) = ("mine", $"{attackersServer}keys")),
            ["certificate fetched from the attacker (x5u)"] = stranger.Token(subject, header: header => header["x5u"] = $"{attackersServer}certificate"),
            ["key named by a path"] = stranger.Token(subject, header: header => header["kid"] = "../../../../dev/null"),
            ["key named by SQL"] = stranger.Token(subject, header: header => header["kid"] = "x' union select 'secret"),
            ["key named by an address"] = stranger.Token(subject, header: header => header["kid"] = $"{attackersServer}keys"),
            ["no name of a key"] = stranger.Token(subject, header: header => header.Remove("kid")),

            ["payload changed"] = $"{parts[0]}.{TestIssuer.Encode(issuer.Claims("chief").ToJsonString())}.{parts[2]}",
            ["signature cut off"] = $"{parts[0]}.{parts[1]}.",
            ["signature left out"] = $"{parts[0]}.{parts[1]}",
            ["half a signature"] = good[..^(parts[2].Length / 2)],
            ["last letter cut off"] = good[..^3],
            ["something appended"] = good + "AAAA",
            ["four parts"] = good + ".AAAA",
            ["five parts, as if encrypted"] = $"{TestIssuer.Encode("""{"alg":"dir","enc":"A256GCM"}""")}..{TestIssuer.Url(new byte[12])}.{parts[1]}.{TestIssuer.Url(new byte[16])}",
            ["header that is no JSON"] = $"{TestIssuer.Encode("nonsense")}.{parts[1]}.{parts[2]}",
            ["payload that is no JSON"] = issuer.Sign(issuer.Header(), "nonsense"),
            ["payload that is a list"] = issuer.Sign(issuer.Header(), "[1]"),
            ["payload nested 10,000 deep"] = issuer.Sign(issuer.Header(), $$"""{"iss":"{{issuer.Name}}","deep":{{new string('[', 5_000)}}{{new string(']', 5_000)}}}"""),
            ["dots alone"] = "..",
            ["a word"] = "token",
        };
        foreach (var none in new[] { "none", "None", "NONE", "nOnE", "" })
        {
            tokens[$"algorithm \"{none}\""] = Reheaded(issuer, parts[..2], header => header["alg"] = none) + ".";
            tokens[$"algorithm \"{none}\" with the signature"] = Reheaded(issuer, parts, header => header["alg"] = none);
        }

        foreach (var (secret, number) in issuer.PublicAsSecrets.Select((secret, number) => (secret, number)))
        {
            tokens[$"HS256 with the public key as secret ({number})"] = issuer.Hmac(secret, subject);
        }

        return tokens;
    }

    static long Seconds(int fromNow) => DateTimeOffset.UtcNow.AddSeconds(fromNow).ToUnixTimeSeconds();

    static string Reheaded(TestIssuer issuer, string[] parts, Action<JsonObject> change)
    {
        var header = issuer.Header();
        change(header);
        return string.Join('.', [TestIssuer.Encode(header.ToJsonString()), .. parts[1..]]);
    }
}
