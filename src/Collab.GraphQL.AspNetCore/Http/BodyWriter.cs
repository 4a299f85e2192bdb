using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Writes a whole response body, compressed when the client accepts it and it is worthwhile. ASP.NET Core's middleware does not know the length in advance, so it would
/// compress the smallest response and send every response in chunks.
/// </summary>
static class BodyWriter
{
    /// <summary>A body that fits one Ethernet packet with its headers gains nothing.</summary>
    public const int MinCompressedLength = 1_400;

    /// <summary>The fastest quality that finds repetitions, with Brotli's default window.</summary>
    const int BrotliQuality = 1;
    const int BrotliWindow = 22;

    static readonly StringValues Br = "br";
    static readonly StringValues Gzip = "gzip";

    /// <summary>Writes the body. Status and other headers must be set.</summary>
    public static ValueTask<FlushResult> Write(HttpContext http, ReadOnlyMemory<byte> body)
    {
        var coding = body.Length < MinCompressedLength ? ContentCoding.Identity : ContentCodings.Negotiate(http.Request.Headers.AcceptEncoding);
        if (coding != ContentCoding.Identity && WriteCompressed(http.Response, body.Span, coding))
            return default;

        // Not by Write: data written before the headers are sent is copied once more.
        http.Response.ContentLength = body.Length;
        return http.Response.BodyWriter.WriteAsync(body);
    }

    static bool WriteCompressed(HttpResponse response, ReadOnlySpan<byte> body, ContentCoding coding)
    {
        var target = ArrayPool<byte>.Shared.Rent(body.Length);
        try
        {
            var length = coding == ContentCoding.Br ? CompressBrotli(body, target) : CompressGzip(body, target);
            if (length == 0)
                return false;

            response.Headers.ContentEncoding = coding == ContentCoding.Br ? Br : Gzip;
            if (response.Headers.Vary.Count == 0)
                response.Headers.Vary = HeaderNames.AcceptEncoding;

            response.ContentLength = length;
            response.BodyWriter.Write(target.AsSpan(0, length));
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(target);
        }
    }

    /// <summary>The compressed length; 0 when it would not be shorter.</summary>
    static int CompressBrotli(ReadOnlySpan<byte> body, byte[] target) =>
        BrotliEncoder.TryCompress(body, target, out var length, BrotliQuality, BrotliWindow) && length < body.Length ? length : 0;

    static int CompressGzip(ReadOnlySpan<byte> body, byte[] target)
    {
        using var memory = new MemoryStream(target);
        try
        {
            using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(body);
        }
        catch (NotSupportedException)
        {
            // The buffer is full: the compressed body is longer.
            return 0;
        }

        return memory.Position < body.Length ? (int)memory.Position : 0;
    }
}
