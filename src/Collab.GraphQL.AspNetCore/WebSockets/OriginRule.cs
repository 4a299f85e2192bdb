using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Which pages may open a WebSocket, or ask by a plain GET. For a WebSocket, browsers neither ask first nor keep cookies back (cross-site WebSocket hijacking), but tell the page's
/// origin; other programs send none.
/// </summary>
sealed class OriginRule(IReadOnlyList<string> allowed)
{
    readonly bool _any = allowed.Contains("*");
    readonly HashSet<string> _allowed = allowed.Select(origin => origin.TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request may open one: it comes from no page, from a page of this server, or from one that is allowed by name.</summary>
    public bool Admits(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        if (origins.Count == 0 || _any)
            return true;

        return origins is [{ } origin] && (_allowed.Contains(origin) || IsOwn(origin, request.Host));
    }

    /// <summary>Whether a request says that it comes from a page of an origin that is allowed by name, or of any where all are.</summary>
    public bool Names(HttpRequest request) => request.Headers.Origin is [{ } origin] && (_any || _allowed.Contains(origin));

    // The scheme is left aside: a proxy in front of the server may have taken the encryption off.
    static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && (page.Scheme == Uri.UriSchemeHttp || page.Scheme == Uri.UriSchemeHttps)
        && Uri.TryCreate($"{page.Scheme}://{host}", UriKind.Absolute, out var own)
        && page.Host.Equals(own.Host, StringComparison.OrdinalIgnoreCase)
        && page.Port == own.Port;
}
