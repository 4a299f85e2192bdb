using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Which cross-site GETs are accepted (CSRF). A browser sends a GET for any page without a preflight, unless it has a header that a simple request cannot have; Apollo
/// Server requires such a header on every GET. Here it is required only of requests that the browser marks as coming from another origin (Fetch Metadata,
/// <c>Sec-Fetch-Site</c>): programs and typed addresses send no such header, and GET changes nothing. Scripts of allowed origins do not need it either: the browser
/// sends their origin.
/// </summary>
sealed class CrossSiteRule(OriginRule origins)
{
    /// <summary>Headers that force a preflight: those of Apollo's clients, of Hot Chocolate's, and of bearer tokens.</summary>
    static readonly string[] AskingFirst = [HeaderNames.Authorization, "Apollo-Require-Preflight", "X-Apollo-Operation-Name", "GraphQL-Preflight"];

    static readonly string[] PlainContentTypes = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

    public bool Refuses(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        return site.Count > 0 && site.ToString() is not ("same-origin" or "none") && !HasAskedFirst(request) && !origins.Names(request);
    }

    static bool HasAskedFirst(HttpRequest request) =>
        Array.Exists(AskingFirst, name => !StringValues.IsNullOrEmpty(request.Headers[name]))
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && !PlainContentTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase));
}
