using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Which GETs a page of another site may send (CSRF). A browser sends a GET for any page without asking the server first, unless it carries a header that no
/// plain request can; Apollo Server's prevention asks every GET for one. Here only those must have it that the browser itself says come from another
/// origin (Fetch Metadata, <c>Sec-Fetch-Site</c>): programs and addresses typed by hand send no such word, and GET never changes anything. Scripts of
/// origins that are allowed need it neither: their browser names the origin.
/// </summary>
sealed class CrossSiteRule(OriginRule origins)
{
    /// <summary>Headers that make a browser ask first; the names are those of Apollo's clients, of Hot Chocolate's, and of bearer tokens.</summary>
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
