using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>How a response's body is compressed; the names are those of RFC 9110, 8.4.1.</summary>
enum ContentCoding
{
    Identity,
    Gzip,
    Br,
}

/// <summary>Chooses the coding by the client's Accept-Encoding (RFC 9110, 12.5.3).</summary>
static class ContentCodings
{
    static readonly HeaderCache<ContentCoding> Known = new(Best);

    /// <summary>What the client likes best of what can be served; of equals, Brotli before gzip.</summary>
    public static ContentCoding Negotiate(StringValues acceptEncoding) => acceptEncoding.Count == 0 ? ContentCoding.Identity : Known.Read(acceptEncoding);

    static ContentCoding Best(StringValues header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header.ToArray()!, out var accepted))
            return ContentCoding.Identity;

        var brotli = QualityOf("br", accepted);
        var gzip = Math.Max(QualityOf("gzip", accepted), QualityOf("x-gzip", accepted));
        return brotli <= 0 && gzip <= 0 ? ContentCoding.Identity : brotli >= gzip ? ContentCoding.Br : ContentCoding.Gzip;
    }

    static double QualityOf(string coding, IList<StringWithQualityHeaderValue> accepted)
    {
        var any = 0.0;
        foreach (var item in accepted)
        {
            if (item.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
                return item.Quality ?? 1;

            if (item.Value == "*")
                any = item.Quality ?? 1;
        }

        return any;
    }
}
