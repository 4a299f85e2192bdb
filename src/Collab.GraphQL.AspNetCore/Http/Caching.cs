using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Caching of responses to GET (RFC 9111). Responses depend on the viewer, so only a private cache may store them, and it must revalidate each time by an ETag of the
/// content.
/// </summary>
static class Caching
{
    const int TagBytes = 16;

    static readonly StringValues NoStore = "no-store";
    static readonly StringValues Revalidate = "private, no-cache";
    static readonly StringValues RevalidatePublic = "no-cache";

    /// <summary>Sets the caching headers of a response to GET, and responds 304 when the client has it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="body">The response body before compression.</param>
    /// <param name="vary">The request headers that the response depends on.</param>
    /// <param name="isPublic">Whether it is the same for every viewer.</param>
    /// <returns>Whether the response is 304, without a body.</returns>
    public static bool TryAnswerNotModified(HttpContext http, ReadOnlySpan<byte> body, StringValues vary, bool isPublic = false)
    {
        var headers = http.Response.Headers;
        headers.Vary = vary;
        if (http.Response.StatusCode != StatusCodes.Status200OK)
        {
            // Caches may store several of the refusal statuses by default.
            headers.CacheControl = NoStore;
            return false;
        }

        headers.CacheControl = isPublic ? RevalidatePublic : Revalidate;
        var tag = TagOf(body);
        headers.ETag = tag.ToString();
        if (!IsKnown(tag, http.Request.Headers.IfNoneMatch))
            return false;

        headers.ContentType = default;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>A weak tag, because the body may be compressed in several ways.</summary>
    static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash[..TagBytes])}\"", isWeak: true);
    }

    static bool IsKnown(EntityTagHeaderValue tag, StringValues ifNoneMatch) =>
        ifNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(ifNoneMatch.ToArray()!, out var known)
        && known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false));
}
