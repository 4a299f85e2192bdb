using System.Buffers;
using System.IO.Pipelines;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Reads the body of a POST within the bounds of size and time.</summary>
static class RequestBody
{
    /// <summary>Reads it all. The reader is to be advanced to the end of the result when nothing of it is needed any more.</summary>
    /// <exception cref="MalformedRequestException">It is too large, too slow, or ends too early.</exception>
    public static ValueTask<ReadResult> Read(HttpContext http, GraphQLHttpOptions options)
    {
        if (http.Request.ContentLength > options.MaxBodyBytes)
            throw SizeErrors.Body(http.Request.ContentLength.Value, options.MaxBodyBytes);

        // Most bodies come together with the header.
        var reading = http.Request.BodyReader.ReadAsync();
        if (!reading.IsCompletedSuccessfully)
            return ReadOn(http, options, reading);

        var read = reading.Result;
        return IsWhole(read, http, options) ? new(Check(read, options)) : ReadOn(http, options, new(read));
    }

    /// <summary>A body as one piece of memory.</summary>
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

    static async ValueTask<ReadResult> ReadOn(HttpContext http, GraphQLHttpOptions options, ValueTask<ReadResult> reading)
    {
        var reader = http.Request.BodyReader;
        using var timer = options.Clock.CreateTimer(static reader => ((PipeReader)reader!).CancelPendingRead(), reader, options.BodyTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            while (true)
            {
                var read = await reading.ConfigureAwait(false);
                if (read.IsCanceled)
                {
                    reader.AdvanceTo(read.Buffer.End);
                    throw TooSlow(http, $"The body did not come within {options.BodyTimeout.TotalSeconds:0.###} s.");
                }

                if (IsWhole(read, http, options))
                    return Check(read, options);

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                reading = reader.ReadAsync();
            }
        }
        catch (BadHttpRequestException wrong)
        {
            throw Explain(wrong, http, options);
        }
    }

    static bool IsWhole(in ReadResult read, HttpContext http, GraphQLHttpOptions options) =>
        read.IsCompleted || read.Buffer.Length >= http.Request.ContentLength || read.Buffer.Length > options.MaxBodyBytes;

    static ReadResult Check(in ReadResult read, GraphQLHttpOptions options) =>
        read.Buffer.Length <= options.MaxBodyBytes ? read : throw SizeErrors.Body(read.Buffer.Length, options.MaxBodyBytes);

    static MalformedRequestException TooSlow(HttpContext http, string message)
    {
        // What may still come is not waited for.
        http.Response.Headers.Connection = "close";
        return new(message, StatusCodes.Status408RequestTimeout);
    }

    /// <summary>What the server that reads the connection has found.</summary>
    static MalformedRequestException Explain(BadHttpRequestException wrong, HttpContext http, GraphQLHttpOptions options) => wrong.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => TooSlow(http, "The body came too slowly."),
        StatusCodes.Status413PayloadTooLarge => SizeErrors.Body(options.MaxBodyBytes + 1L, options.MaxBodyBytes),
        var status => new("The body ended too early, or its chunks are not well-formed.", status),
    };
}
