using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>The compression of a response body; names as in RFC 9110, 8.4.1.</summary>
enum ContentCoding
{
    Identity,
    Gzip,
    Br,
}

/// <summary>Negotiates the coding by Accept-Encoding (RFC 9110, 12.5.3).</summary>
static class ContentCodings
{
    static readonly HeaderCache<ContentCoding> Known = new(Best);

    /// <summary>The client's preferred supported coding; Brotli before gzip at equal quality.</summary>
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
