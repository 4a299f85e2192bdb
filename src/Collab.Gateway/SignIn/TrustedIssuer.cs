using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Collab.Gateway.SignIn;

/// <summary>Validates tokens of one identity provider (RFC 9068, 4; RFC 8725).</summary>
sealed class TrustedIssuer(IssuerSettings settings, TimeSpan clockSkew, TimeProvider clock)
{
    /// <summary>The limit of OpenID Connect Core (2).</summary>
    const int MaxSubjectLength = 255;

    const string MediaTypePrefix = "application/";

    static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    readonly IssuerKeys _keys = new(settings);

    public IssuerSettings Settings => settings;

    /// <summary>Validates a token.</summary>
    /// <param name="token">The parsed, untrusted token.</param>
    /// <param name="cancellationToken">Cancels the request to the provider.</param>
    /// <exception cref="GraphQL.Execution.FieldException">The provider's keys are unavailable.</exception>
    public async ValueTask<TokenOutcome> Check(JsonWebToken token, CancellationToken cancellationToken)
    {
        var checks = Checks();
        await _keys.AddTo(checks, cancellationToken);
        var result = await Handler.ValidateTokenAsync(token, checks);
        if (!result.IsValid)
        {
            return TokenOutcome.Refused(Explain(result.Exception));
        }

        // A number or a list is not a valid subject.
        return token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sub, out var subject) && subject is { Length: > 0 and <= MaxSubjectLength }
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

        // A token issued in the future comes from a clock that cannot be trusted.
        return now + clockSkew < notBefore || now + clockSkew < ((JsonWebToken)token).IssuedAt ? throw new SecurityTokenNotYetValidException() : true;
    }

    DateTimeOffset EndOf(JsonWebToken token) =>
        token.ValidTo < DateTime.MaxValue - clockSkew ? new DateTimeOffset(token.ValidTo + clockSkew, TimeSpan.Zero) : DateTimeOffset.MaxValue;

    /// <summary>A message for the developer of a client; ASCII without quotes, because a header carries it (RFC 6750, 3).</summary>
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
