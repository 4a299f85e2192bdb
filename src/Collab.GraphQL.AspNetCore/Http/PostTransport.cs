using System.IO.Pipelines;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>POST with a JSON body. No other content type is taken, so that a page of another site cannot send one without asking first (CSRF).</summary>
sealed class PostTransport(RequestRunner runner, ResponseSender sender, GraphQLHttpOptions options)
{
    public Task Serve(HttpContext http)
    {
        if (ResponseMedia.Negotiate(http.Request.Headers.Accept) is not { } media)
            return sender.Refuse(http, ResponseMedia.Any, StatusCodes.Status406NotAcceptable, Refusals.NotAcceptable);

        if (!IsJson(http.Request.ContentType))
            return sender.Refuse(http, media, StatusCodes.Status415UnsupportedMediaType, Refusals.UnsupportedMediaType);

        return http.Request.ContentLength > options.MaxBodyBytes ? RefuseSize(http, media) : ReadAndRun(http, media);
    }

    static bool IsJson(string? contentType) => contentType switch
    {
        null => false,
        "application/json" or "application/json; charset=utf-8" => true,
        _ => MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!parsed.Charset.HasValue || parsed.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)),
    };

    async Task ReadAndRun(HttpContext http, ResponseMedia media)
    {
        var reader = http.Request.BodyReader;
        var read = await ReadAll(reader, http.Request.ContentLength, options.MaxBodyBytes).ConfigureAwait(false);
        if (read.Buffer.Length > options.MaxBodyBytes)
        {
            await RefuseSize(http, media).ConfigureAwait(false);
            return;
        }

        // Document and variables stay where they came in, so the body is let go only when the response is written.
        var body = new RequestBody(read.Buffer);
        try
        {
            await runner.Run(http, media, body.Read()).ConfigureAwait(false);
        }
        catch (MalformedRequestException wrong)
        {
            await sender.Refuse(http, media, wrong).ConfigureAwait(false);
        }
        finally
        {
            body.Dispose();
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    /// <summary>The whole body, or more than the limit of it.</summary>
    static async ValueTask<ReadResult> ReadAll(PipeReader reader, long? length, int limit)
    {
        while (true)
        {
            var read = await reader.ReadAsync().ConfigureAwait(false);
            if (read.IsCompleted || read.Buffer.Length >= length || read.Buffer.Length > limit)
                return read;

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    Task RefuseSize(HttpContext http, ResponseMedia media) =>
        sender.Refuse(http, media, StatusCodes.Status413PayloadTooLarge, new GraphQLError(
            $"The body is larger than {options.MaxBodyBytes} bytes.", ErrorCodes.TooLarge));
}
