using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Collab.Network.Kernel;
using Microsoft.AspNetCore.Authentication;

namespace Collab.Gateway.SignIn.Sessions;

/// <summary>A browser's session: a person, and a secret that only its cookie holds.</summary>
/// <param name="Person">Who signed in.</param>
/// <param name="Secret">128 random bits, as text.</param>
sealed record Session(PersonId Person, string Secret)
{
    /// <summary>The authentication scheme of the cookie.</summary>
    public const string Scheme = "session";

    const string PersonClaim = "sub";
    const string SecretClaim = "sid";
    const string IssuerClaim = "iss";

    /// <summary>The identity provider that the person signed in at; null for a person of the demo.</summary>
    public string? Issuer { get; init; }

    /// <summary>
    /// What a page must send with each request that is to count as the person's. Pages of other sites cannot read it, so that a cookie alone, which a browser adds to
    /// their requests too, signs nobody in.
    /// </summary>
    public string AntiforgeryToken => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes("collab-antiforgery " + Secret)));

    /// <summary>A new session of a person.</summary>
    public static Session Start(PersonId person) => new(person, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>The session of the request's cookie; null when there is none, or when it has ended.</summary>
    public static async Task<Session?> Of(HttpContext context) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } principal
        && GlobalId.TryParse<PersonId>(principal.FindFirstValue(PersonClaim) ?? "", out var person)
        && principal.FindFirstValue(SecretClaim) is { } secret
            ? new Session(person, secret) { Issuer = principal.FindFirstValue(IssuerClaim) }
            : null;

    /// <summary>Whether a token is this session's.</summary>
    public bool Accepts(string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(AntiforgeryToken));

    /// <summary>The session as the cookie holds it.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [new Claim(PersonClaim, GlobalId.Of(Person)), new Claim(SecretClaim, Secret), .. Issuer is null ? [] : (Claim[])[new Claim(IssuerClaim, Issuer)]], Scheme));
}
