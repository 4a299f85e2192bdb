using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Collab.Gateway.SignIn;

/// <summary>Checks tokens that say they are of one identity provider (RFC 9068, 4; RFC 8725).</summary>
/// <param name="settings">The provider.</param>
/// <param name="clockSkew">By how much its clock may differ from ours.</param>
/// <param name="clock">Our clock.</param>
sealed class TrustedIssuer(IssuerSettings settings, TimeSpan clockSkew, TimeProvider clock)
{
    /// <summary>OpenID Connect Core (2) has no longer ones.</summary>
    const int LongestSubject = 255;

    const string MediaTypePrefix = "application/";

    static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    readonly IssuerKeys _keys = new(settings);

    /// <summary>The provider.</summary>
    public IssuerSettings Settings => settings;

    /// <summary>Whether the token holds, and whom it names.</summary>
    /// <param name="token">The token, taken apart but not believed.</param>
    /// <param name="cancellationToken">Stops asking the provider for its keys.</param>
    /// <exception cref="GraphQL.Execution.FieldException">The provider's keys cannot be had just now.</exception>
    public async ValueTask<TokenOutcome> Check(JsonWebToken token, CancellationToken cancellationToken)
    {
        var checks = Checks();
        await _keys.AddTo(checks, cancellationToken);
        var result = await Handler.ValidateTokenAsync(token, checks);
        if (!result.IsValid)
        {
            return TokenOutcome.Refused(Explain(result.Exception));
        }

        // The certain way to a text: a number or a list is no name.
        return token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sub, out var subject) && subject is { Length: > 0 and <= LongestSubject }
            ? TokenOutcome.Holds(subject, settings, EndOf(token))
            : TokenOutcome.Refused("The token does not say whom it is for (sub).");
    }

    TokenValidationParameters Checks() => new()
    {
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        ValidAlgorithms = settings.Algorithms.Items,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateIssuerSigningKey = true,
        TypeValidator = CheckType,
        LifetimeValidator = CheckLifetime,
        LogValidationExceptions = false,
    };

    string CheckType(string? type, SecurityToken token, TokenValidationParameters checks)
    {
        var bare = type?.StartsWith(MediaTypePrefix, StringComparison.OrdinalIgnoreCase) == true ? type[MediaTypePrefix.Length..] : type;
        return bare?.ToLowerInvariant() switch
        {
            "at+jwt" => bare,
            null or "" or "jwt" when settings.PlainJwt => bare ?? "",
            _ => throw new SecurityTokenInvalidTypeException(),
        };
    }

    bool CheckLifetime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters checks)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (expires is null)
        {
            throw new SecurityTokenNoExpirationException();
        }

        if (now - clockSkew >= expires)
        {
            throw new SecurityTokenExpiredException();
        }

        // A token from the future was not issued by a clock that can be trusted about its end.
        return now + clockSkew < notBefore || now + clockSkew < ((JsonWebToken)token).IssuedAt ? throw new SecurityTokenNotYetValidException() : true;
    }

    DateTimeOffset EndOf(JsonWebToken token) =>
        token.ValidTo < DateTime.MaxValue - clockSkew ? new DateTimeOffset(token.ValidTo + clockSkew, TimeSpan.Zero) : DateTimeOffset.MaxValue;

    /// <summary>For the developer of a client; ASCII without quotes, as a header carries it too (RFC 6750, 3).</summary>
    static string Explain(Exception exception) => exception switch
    {
        SecurityTokenExpiredException => "The token has expired. Get a new one.",
        SecurityTokenNotYetValidException => "The token is not valid yet.",
        SecurityTokenNoExpirationException => "The token does not say when it expires (exp).",
        SecurityTokenInvalidAudienceException => "The token is meant for another audience (aud).",
        SecurityTokenInvalidTypeException => "The token is no access token: its type (typ) must be at+jwt.",
        _ => "The token is not signed by a key of its issuer, by an algorithm that is accepted.",
    };
}
