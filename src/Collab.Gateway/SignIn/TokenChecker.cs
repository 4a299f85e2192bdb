using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Collab.Gateway.SignIn;

/// <summary>Passes each token to the identity provider that it names. Nothing else of the token is trusted before validation.</summary>
sealed class TokenChecker(IOptions<SignInSettings> settings, TimeProvider clock)
{
    /// <summary>In characters. A header of Kestrel cannot be much longer; an entry of connection_init could.</summary>
    const int MaxTokenLength = 16 << 10;

    readonly FrozenDictionary<string, TrustedIssuer> _issuers =
        settings.Value.Issuers.ToFrozenDictionary(issuer => issuer.Issuer, issuer => new TrustedIssuer(issuer, settings.Value.ClockSkew, clock), StringComparer.Ordinal);

    /// <summary>Validates a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Cancels the request to the provider.</param>
    /// <exception cref="GraphQL.Execution.FieldException">The provider's keys are unavailable.</exception>
    public async ValueTask<TokenOutcome> Check(string token, CancellationToken cancellationToken)
    {
        if (_issuers.Count == 0)
        {
            return TokenOutcome.Refused("Nobody can sign in by token here: no identity provider is configured.");
        }

        if (token.Length > MaxTokenLength)
        {
            return TokenOutcome.Refused($"The token has {token.Length} characters; the limit is {MaxTokenLength}.");
        }

        return Read(token) switch
        {
            null => TokenOutcome.Refused("The token is no signed JWT."),
            // Extensions that a recipient must understand (RFC 7515, 4.1.11); none is supported.
            { } read when read.TryGetHeaderValue<object>("crit", out _) => TokenOutcome.Refused("The token demands extensions (crit) that are not understood here."),
            { } read when _issuers.TryGetValue(read.Issuer, out var issuer) => await issuer.Check(read, cancellationToken),
            _ => TokenOutcome.Refused("The token's issuer (iss) is none that is trusted here."),
        };
    }

    static JsonWebToken? Read(string token)
    {
        try
        {
            return new JsonWebToken(token) is { IsEncrypted: false } read ? read : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }
}
