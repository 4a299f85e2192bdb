using System.Buffers;

namespace Collab.Gateway.SignIn;

/// <summary>The token of a request (RFC 6750, 2.1).</summary>
static class BearerToken
{
    const string Scheme = "Bearer ";

    static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    /// <summary>Reads the token from the Authorization header.</summary>
    /// <param name="authorization">The header's value.</param>
    /// <returns>The token; null when there is none.</returns>
    public static string? Read(string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var token = authorization[Scheme.Length..].Trim(' ');
        return token.Length > 0 && !token.AsSpan().ContainsAnyExcept(Characters) ? token : null;
    }
}
