using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Which pages may open a WebSocket or send a simple GET. For a WebSocket, browsers neither send a preflight nor withhold cookies (cross-site WebSocket hijacking), but
/// send the page's origin; other programs send none.
/// </summary>
sealed class OriginRule(IReadOnlyList<string> allowed)
{
    readonly bool _any = allowed.Contains("*");
    readonly HashSet<string> _allowed = allowed.Select(origin => origin.TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request may open a WebSocket: it has no origin, this server's, or an allowed one.</summary>
    public bool Admits(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        if (origins.Count == 0 || _any)
            return true;

        return origins is [{ } origin] && (_allowed.Contains(origin) || IsOwn(origin, request.Host));
    }

    /// <summary>Whether a request has an allowed origin.</summary>
    public bool Names(HttpRequest request) => request.Headers.Origin is [{ } origin] && (_any || _allowed.Contains(origin));

    // The scheme is ignored: a proxy may have terminated TLS.
    static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && (page.Scheme == Uri.UriSchemeHttp || page.Scheme == Uri.UriSchemeHttps)
        && Uri.TryCreate($"{page.Scheme}://{host}", UriKind.Absolute, out var own)
        && page.Host.Equals(own.Host, StringComparison.OrdinalIgnoreCase)
        && page.Port == own.Port;
}
