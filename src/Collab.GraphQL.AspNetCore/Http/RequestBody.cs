using System.Buffers;
using System.IO.Pipelines;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Reads the body of a POST within the limits of size and time.</summary>
static class RequestBody
{
    /// <summary>Reads the whole body. The caller advances the reader to the end of the result when it no longer needs the data.</summary>
    /// <exception cref="MalformedRequestException">It is too large, too slow, or incomplete.</exception>
    public static async ValueTask<ReadResult> Read(HttpContext http, GraphQLHttpOptions options, BodyBudget budget)
    {
        if (http.Request.ContentLength > options.MaxBodyBytes)
            throw SizeErrors.Body(http.Request.ContentLength.Value, options.MaxBodyBytes);

        var read = await ReadWhole(http, options, budget).ConfigureAwait(false);
        var length = read.Buffer.Length;
        if (length <= options.MaxBodyBytes)
            return read;

        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        throw SizeErrors.Body(length, options.MaxBodyBytes);
    }

    static ValueTask<ReadResult> ReadWhole(HttpContext http, GraphQLHttpOptions options, BodyBudget budget)
    {
        // Most bodies arrive together with the header.
        var reading = http.Request.BodyReader.ReadAsync();
        if (!reading.IsCompletedSuccessfully)
            return new PendingBody(http, options, budget).Read(reading);

        var read = reading.Result;
        return IsWhole(read, http, options) ? new(read) : new PendingBody(http, options, budget).Read(new(read));
    }

    /// <summary>Whether the body is complete.</summary>
    public static bool IsWhole(in ReadResult read, HttpContext http, GraphQLHttpOptions options) =>
        read.IsCompleted || read.Buffer.Length >= http.Request.ContentLength || read.Buffer.Length > options.MaxBodyBytes;

    /// <summary>Returns a body as one piece of memory.</summary>
    /// <exception cref="MalformedRequestException">It is not UTF-8.</exception>
    public static ReadOnlyMemory<byte> Join(ReadOnlySequence<byte> body, ref RequestBuffers buffers)
    {
        var whole = body.First;
        if (!body.IsSingleSegment)
        {
            var length = checked((int)body.Length);
            var joined = buffers.Rent(length);
            body.CopyTo(joined);
            whole = joined.AsMemory(0, length);
        }

        return Utf8.IsValid(whole.Span)
            ? whole
            : throw new MalformedRequestException("The body is not well-formed JSON: it is not UTF-8.", StatusCodes.Status400BadRequest);
    }
}
